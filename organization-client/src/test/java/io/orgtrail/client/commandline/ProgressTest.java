package io.orgtrail.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String shown(boolean bar) {
    var progress = new Progress(err, bar, "Events");
    progress.show(0, 0, "");
    progress.show(500, 2_000, "BUILDING");
    progress.show(500, 2_000, "BUILDING");
    progress.show(2_000, 2_000, "");
    progress.end();
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void isABarOnATerminal() {
    assertThat(shown(true).split("\r"))
        .containsExactly(
            "",
            "[..............................]   0% Events 0 of 0",
            "[#######.......................]  25% Events 500 of 2,000, BUILDING",
            "[##############################] 100% Events 2,000 of 2,000        \n");
  }

  @Test
  void isALineEachTimeItIsFurther_elsewhere() {
    assertThat(shown(false))
        .isEqualTo("Events 0 of 0\nEvents 500 of 2,000, BUILDING\nEvents 2,000 of 2,000\n");
  }
}
