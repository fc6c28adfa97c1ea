package io.orgtrail.command.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration FIRST = Duration.ofSeconds(5);

  @Test
  void doublesUpToAnHour() {
    var backoff = new Backoff(FIRST, () -> 1.0);

    assertThat(backoff.after(0)).isEqualTo(FIRST);
    assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(backoff.after(9)).isEqualTo(Duration.ofSeconds(2_560));
    assertThat(backoff.after(10)).isEqualTo(Duration.ofHours(1));
    assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
  }

  @Property
  void isNeverShorterThanHalfOfItsFullLength(
      @ForAll @IntRange(max = 5_000) int failed, @ForAll @DoubleRange(max = 1) double random) {
    var full = new Backoff(FIRST, () -> 1.0).after(failed);

    assertThat(new Backoff(FIRST, () -> random).after(failed)).isBetween(full.dividedBy(2), full);
  }
}
