package io.orgtrail.query.positions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentReadsTest {

  private final Positions positions = new Positions();
  private final RecentReads recent = new RecentReads(positions);
  private final AtomicLong read = new AtomicLong();

  @AfterEach
  void close() {
    positions.close();
  }

  @Test
  void readsAgainWhenThisInstanceHasChangedSomething() {
    assertThat(answer("members")).isEqualTo(1);
    assertThat(answer("members")).isEqualTo(1);
    positions.committed();
    assertThat(answer("members")).isEqualTo(2);
  }

  @Test
  void readsAgainWhenAnotherInstanceHasComeFurther() {
    var elsewhere = new AtomicLong(7);
    positions.goOver(elsewhere::get, () -> {});
    assertThat(answer("members")).isEqualTo(1);
    elsewhere.set(8);
    positions.reached(8, Duration.ofSeconds(5)).join();
    assertThat(answer("members")).isEqualTo(2);
  }

  @Test
  void readsAgainFromAnotherReadModel() {
    positions.goOver(() -> 7, () -> {});
    assertThat(answer("members")).isEqualTo(1);
    positions.goOver(() -> 7, () -> {});
    assertThat(answer("members")).isEqualTo(2);
  }

  @Test
  void readsAgainWhatWasReadWhileItChanged() {
    assertThat(
            recent.<Long>of(
                new Question("members"),
                () -> {
                  positions.committed();
                  return read.incrementAndGet();
                }))
        .isEqualTo(1);
    assertThat(answer("members")).isEqualTo(2);
  }

  @Test
  void tellsQuestionsApart() {
    assertThat(answer("members")).isEqualTo(1);
    assertThat(answer("teams")).isEqualTo(2);
  }

  private long answer(String question) {
    return recent.of(new Question(question), read::incrementAndGet);
  }

  private record Question(String text) {}
}
