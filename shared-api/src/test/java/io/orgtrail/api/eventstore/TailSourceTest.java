package io.orgtrail.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TailSourceTest {

  private static final long PAUSE = 40;

  private final NewestEvents newest = new NewestEvents((position, limit) -> List.of(), 10);
  private long now;
  private final TailSource source = new TailSource(null, newest, 1, PAUSE, () -> now);
  private int told;

  @BeforeEach
  void listen() {
    source.openStream(null).setOnAvailableCallback(() -> told++);
  }

  @Test
  void tellsOfTheFirstEventAtOnce() {
    source.headIs(1);
    assertThat(told).isEqualTo(1);
  }

  @Test
  void tellsOfEventsThatFollowSoonTogether() {
    source.headIs(1);
    now += PAUSE - 1;
    source.headIs(2);
    assertThat(told).isEqualTo(1);
    now += 1;
    source.headIs(3);
    assertThat(told).isEqualTo(2);
  }

  @Test
  void tellsOfAnEventAfterAQuietTimeAtOnce() {
    source.headIs(1);
    now += 10 * PAUSE;
    source.headIs(1);
    assertThat(told).isEqualTo(1);
    source.headIs(2);
    assertThat(told).isEqualTo(2);
  }

  @Test
  void tellsAStreamOnlyOfWhatItHasNotRead() {
    var ahead = new int[1];
    source.openStream(new GlobalSequenceTrackingToken(5)).setOnAvailableCallback(() -> ahead[0]++);
    source.headIs(5);
    assertThat(ahead[0]).isZero();
    assertThat(told).isEqualTo(1);
  }
}
