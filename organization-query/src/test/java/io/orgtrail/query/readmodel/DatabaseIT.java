package io.orgtrail.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseIT extends QueryTest {

  @Test
  void cannotWriteWhatTheCommandServiceKeeps() {
    as(alice).after(acme()).get("/industries");
    var jdbc = Database.shared().asQuery();
    for (var statement :
        List.of(
            "UPDATE eventstore.event SET type = 'x'",
            "DELETE FROM eventstore.event",
            "INSERT INTO eventstore.event (position) VALUES (0)",
            "TRUNCATE eventstore.event",
            "UPDATE eventstore.event_position SET last = 0",
            "CREATE TABLE eventstore.mine (id text)",
            "DELETE FROM delivery.webhook_delivery")) {
      assertThatThrownBy(() -> jdbc.execute(statement))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
    assertThat(jdbc.queryForObject("SELECT count(*) FROM eventstore.event", Long.class))
        .isEqualTo(STORE.head());
  }

  @Test
  void findsMembersByTrigrams() {
    as(alice).after(acme()).get("/industries");
    var indexes =
        Database.shared()
            .asQuery()
            .queryForList(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = ? AND indexdef LIKE '%gin%'",
                String.class, Database.shared().liveSchema());
    assertThat(indexes).hasSize(2).allMatch(index -> index.contains("gin_trgm_ops"));
  }

  @Test
  void doesNotHoldLocksForAMachineThatIsGone() {
    for (var jdbc : service.beans(JdbcTemplate.class)) {
      assertThat(jdbc.queryForObject("SHOW tcp_keepalives_idle", String.class)).isEqualTo("4");
      assertThat(jdbc.queryForObject("SHOW tcp_user_timeout", String.class)).isEqualTo("10000");
    }
  }
}
