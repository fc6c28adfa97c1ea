package io.orgtrail.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryTest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventHistoryIT extends QueryTest {

  private static final String LAST_UNTIL =
      "SELECT coalesce(max(position), 0) FROM eventstore.event WHERE time <= ?";

  private final EventHistory history = service.beans(EventHistory.class).iterator().next();

  @Test
  void findsTheLastEventUntilATime() {
    var acme = acme().tellingLater();
    for (var i = 0; i < 20; i++) {
      acme.added(user("u" + i), "MEMBER");
    }
    acme.told().removed(user("u1")).removed(user("u2"));
    for (var position = acme.position() - 24; position <= acme.position(); position++) {
      var time = history.timeOf(position);
      Stream.of(time, time.minusMillis(1), time.plusMillis(1))
          .forEach(each -> assertThat(history.positionAt(each)).isEqualTo(lastUntil(each)));
    }
    assertThat(history.positionAt(Instant.EPOCH)).isZero();
    assertThat(history.positionAt(Instant.now().plusSeconds(60))).isEqualTo(history.head());
  }

  @Test
  void knowsTheLastEventOfAnOrganization() {
    var acme = acme();
    var between = acme().position();
    acme.added(bob, "MEMBER");
    assertThat(history.lastOf(acme.id(), acme.position())).isEqualTo(acme.position());
    assertThat(history.lastOf(acme.id(), between)).isEqualTo(between - 2);
    assertThat(history.lastOf(acme.id(), between - 4)).isZero();
    assertThat(history.timeOf(0)).isEqualTo(Instant.EPOCH);
  }

  private static long lastUntil(Instant time) {
    return Database.shared()
        .asCommand()
        .queryForObject(LAST_UNTIL, Long.class, Timestamp.from(time));
  }
}
