package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.standalone.deployment.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the client's documentation shows is what {@link ClientExamplesIT} runs. */
class ClientSnippetsTest {

  private static final Path SOURCES = Checkout.path("organization-client/src/main/java");
  private static final Pattern SNIPPET =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\* }</pre>", Pattern.DOTALL);

  /** Up to its end, with the line that a block around it begins with. */
  private static final Pattern STATEMENT = Pattern.compile("[^\\s}].*?;\\n", Pattern.DOTALL);

  @Test
  void showsWhatRuns() throws IOException {
    var examples =
        bare(
            Checkout.text(
                "organization-standalone/src/test/java/io/orgtrail/standalone/ClientExamplesIT.java"));
    assertThat(statements())
        .hasSizeGreaterThan(30)
        .allSatisfy(statement -> assertThat(examples).contains(bare(statement)));
  }

  private static List<String> statements() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> SNIPPET.matcher(text(file)).results())
          .map(snippet -> snippet.group(1).replaceAll("(?m)^ *\\* ?", ""))
          .flatMap(snippet -> STATEMENT.matcher(snippet).results())
          .map(statement -> statement.group())
          .toList();
    }
  }

  private static String text(Path file) {
    return Checkout.text(Checkout.path("").relativize(file).toString());
  }

  /** However it is laid out. */
  private static String bare(String code) {
    return code.replaceAll("\\s", "");
  }
}
