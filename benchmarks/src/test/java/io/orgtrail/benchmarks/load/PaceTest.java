package io.orgtrail.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void isDueWhenItWasMeantToBeHoweverLateItIs() {
    Pace pace = Pace.perSecond(1_000);
    long first = pace.await(0, () -> 0);
    long later = pace.await(100, () -> 0);
    assertThat(later - first).isEqualTo(SECOND / 10);
    assertThat(pace.await(1, () -> 0) - first).isEqualTo(SECOND / 1_000);
  }

  @Test
  void waitsForAnswersWhenTooManyAreMissing() {
    AtomicLong answered = new AtomicLong();
    Pace.saturating(10).await(12, answered::incrementAndGet);
    assertThat(answered).hasValue(3);
  }

  @Test
  void countsAPauseForAllThatWaited() {
    Sender late =
        new Sender() {
          @Override
          public void send(Consumer<Reply> listener) {
            listener.accept(new Reply(1, true, new byte[0], System.nanoTime() + SECOND));
          }

          @Override
          public void requireHealthy() {}
        };
    Outcome outcome = LoadRun.of(late, 5, Pace.perSecond(1_000));
    assertThat(outcome.commands()).isEqualTo(5);
    assertThat(outcome.latencies().nanos().getTotalCount()).isEqualTo(5);
    assertThat(outcome.latencies().p50()).isGreaterThanOrEqualTo(999);
  }
}
