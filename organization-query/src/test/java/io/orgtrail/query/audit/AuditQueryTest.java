package io.orgtrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditQueryTest {

  @Test
  void passesOverEveryPositionOnce_strideByStride() {
    assertThat(ends(query(false, 1, 25), 10)).containsExactly(10L, 20L, 25L);
    assertThat(ends(query(true, 1, 25), 10)).containsExactly(16L, 6L, 1L);
    assertThat(ends(query(false, 5, 24), 10)).containsExactly(14L, 24L);
    assertThat(ends(query(true, 5, 24), 10)).containsExactly(15L, 5L);
    assertThat(ends(query(false, 1, 25), Long.MAX_VALUE)).containsExactly(25L);
    assertThat(ends(query(true, 1, 25), Long.MAX_VALUE)).containsExactly(1L);
  }

  @Test
  void goesNowhere_whenNothingCanCount() {
    for (var newestFirst : List.of(true, false)) {
      assertThat(query(newestFirst, 1, 0).end(query(newestFirst, 1, 0).start(), 10))
          .isEqualTo(query(newestFirst, 1, 0).start());
      var beyond = query(newestFirst, 30, 20);
      assertThat(beyond.end(beyond.start(), 10)).isBetween(21L, 30L);
    }
  }

  private static List<Long> ends(AuditQuery query, long stride) {
    var ends = new ArrayList<Long>();
    var after = query.start();
    do {
      after = query.end(after, stride);
      ends.add(after);
    } while (after != query.end(after, Long.MAX_VALUE));
    return ends;
  }

  private static AuditQuery query(boolean newestFirst, long first, long last) {
    var filter = AuditFilter.of("", "", "", "", "", "");
    return new AuditQuery(null, filter, newestFirst, first, last, 100);
  }
}
