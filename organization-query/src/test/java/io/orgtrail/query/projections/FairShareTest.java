package io.orgtrail.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairShareTest {

  @Test
  void isAllForOneAlone() {
    assertThat(FairShare.of(4, 1, 0)).isEqualTo(4);
  }

  @Test
  void isMoreForTheEldest_whenItCannotBeEqual() {
    assertThat(shares(4, 3)).containsExactly(2, 1, 1);
    assertThat(shares(2, 3)).containsExactly(1, 1, 0);
  }

  @Test
  void leavesNothingOut_andGivesNothingTwice() {
    for (var segments = 1; segments <= 16; segments++) {
      for (var instances = 1; instances <= 20; instances++) {
        assertThat(IntStream.of(shares(segments, instances)).sum()).isEqualTo(segments);
      }
    }
  }

  @Test
  void isNothingForWhoeverIsNotAmongThem() {
    assertThat(FairShare.of(4, 0, -1)).isZero();
    assertThat(FairShare.of(4, 2, -1)).isZero();
  }

  private static int[] shares(int segments, int instances) {
    return IntStream.range(0, instances)
        .map(place -> FairShare.of(segments, instances, place))
        .toArray();
  }
}
