package io.orgtrail.command.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The hash chains of a database, as whoever distrusts it looks at them. */
public final class Chains {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Database database;

  private Chains(Database database) {
    this.database = database;
  }

  /** Those of that database. */
  public static Chains of(Database database) {
    return new Chains(database);
  }

  /** Waits until every event there is has its link. */
  public Chains await() {
    var head = database.count("SELECT last FROM eventstore.event_position");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> database.count("SELECT last FROM eventstore.chain_progress") >= head);
    return this;
  }

  /** The stored links of an organization's events, in their order. */
  public List<String> links(String organizationId) {
    return database
        .jdbc()
        .queryForList(
            """
            SELECT encode(link, 'hex') FROM eventstore.event_chain
            WHERE organization_id = ? ORDER BY position""",
            String.class,
            organizationId);
  }

  /** Where the chain of an organization ends, as it is stored. */
  public Map<String, Object> head(String organizationId) {
    return database
        .jdbc()
        .queryForMap(
            """
            SELECT events, position, encode(link, 'hex') AS link, published_position
            FROM eventstore.chain_head WHERE organization_id = ?""",
            organizationId);
  }

  /** Makes the links of an organization's events anew and compares. */
  public void assertProve(String organizationId) {
    var events =
        database
            .jdbc()
            .query(
                """
                SELECT %s FROM eventstore.event e WHERE organization_id = ? ORDER BY position"""
                    .formatted(StoredEvent.COLUMNS),
                (row, number) -> StoredEvent.read(row),
                organizationId);
    var stored = links(organizationId);
    assertThat(stored).hasSameSizeAs(events).isNotEmpty();
    var link = EventChain.start();
    for (var number = 0; number < events.size(); number++) {
      link = EventChain.link(link, events.get(number));
      assertThat(stored.get(number)).isEqualTo(HexFormat.of().formatHex(link));
    }
    assertThat(head(organizationId))
        .containsEntry("events", (long) events.size())
        .containsEntry("position", events.get(events.size() - 1).position())
        .containsEntry("link", HexFormat.of().formatHex(link));
  }
}
