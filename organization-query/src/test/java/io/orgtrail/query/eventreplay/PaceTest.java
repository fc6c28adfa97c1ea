package io.orgtrail.query.eventreplay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void sendsTheFirstOnesAtOnce() {
    assertThat(new Pace(10, 5).delay(10, 5)).isZero();
  }

  @Test
  void waitsUntilTheOnesBeforeHadTheirTime() {
    var pace = new Pace(10, 0);
    pace.delay(2, 0);
    assertThat(pace.delay(1, 0)).isEqualTo(SECOND / 5);
    assertThat(pace.delay(1, SECOND / 5)).isEqualTo(SECOND / 10);
  }

  @Test
  void keepsToTheRate_howeverTheClockRuns() {
    var pace = new Pace(1_000, 0);
    var now = 0L;
    var sent = 0;
    for (var turn = 0; sent < 10_000; turn++) {
      now += pace.delay(pace.step(), now) + turn % 7 * 1_000;
      sent += pace.step();
    }
    assertThat(now).isBetween(9 * SECOND, 10 * SECOND);
  }

  @Test
  void doesNotMakeUpForTimeThatWasLost() {
    var pace = new Pace(10, 0);
    assertThat(pace.delay(10, 60 * SECOND)).isZero();
    assertThat(pace.delay(10, 60 * SECOND)).isEqualTo(SECOND);
  }

  @Test
  void countsOnAClockThatIsBelowZero() {
    var pace = new Pace(1, -SECOND);
    assertThat(pace.delay(1, -SECOND)).isZero();
    assertThat(pace.delay(1, -SECOND)).isEqualTo(SECOND);
  }

  @Test
  void sendsAtMostAFifthOfASecondAtOnce() {
    assertThat(new Pace(5_000, 0).step()).isEqualTo(1_000);
    assertThat(new Pace(3, 0).step()).isEqualTo(1);
    assertThat(new Pace(100_000, 0).step()).isEqualTo(2_000);
  }
}
