package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class StartedTest {
  private final List<String> closed = new ArrayList<>();
  private final Started started = new Started();

  @Test
  void closesInReverseOrder() throws Exception {
    started.start(() -> part("postgres"));
    started.start(() -> part("kafka"));
    started.close();
    assertThat(closed).containsExactly("kafka", "postgres");
  }

  @Test
  void closesTheOthers_whenOneDoesNotClose() throws Exception {
    started.start(() -> part("postgres"));
    started.start(
        () ->
            () -> {
              throw new IllegalStateException("expected by this test");
            });
    started.close();
    assertThat(closed).containsExactly("postgres");
  }

  @Test
  void closesAtOnceWhatWasStartingMeanwhile() {
    assertThatThrownBy(
            () ->
                started.start(
                    () -> {
                      started.close();
                      return part("kafka");
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(closed).containsExactly("kafka");
  }

  @Test
  void startsNothingAfterwards() {
    started.close();
    assertThatThrownBy(() -> started.start(() -> part("kafka")))
        .isInstanceOf(CancellationException.class);
    assertThat(closed).isEmpty();
  }

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }
}
