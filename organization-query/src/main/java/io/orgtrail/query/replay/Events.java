package io.orgtrail.query.replay;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.query.readmodel.ControlDatabase;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the event store for long jobs, a page at a time. */
@Component
class Events {

  /** How many a page has, unless it is the last. */
  static final int PAGE = 2_000;

  private static final String SELECT =
      "SELECT " + StoredEvent.COLUMNS + " FROM eventstore.event e WHERE ";

  /** Without a parameter: of a limit that it does not know, the database thinks too much. */
  private static final String LIMIT = " LIMIT " + PAGE;

  private static final String BY_POSITION =
      SELECT + "e.position > ? AND e.position <= ? ORDER BY e.position" + LIMIT;

  /** Before the command service has run, there is nothing, or nothing that may be read. */
  private static final String IS_THERE =
      "SELECT coalesce(has_table_privilege(to_regclass('eventstore.event'), 'SELECT'), false)";

  private final ControlDatabase database;
  private final Vault vault;
  private final JdbcTemplate jdbc;

  Events(ControlDatabase database, Vault vault) {
    this.database = database;
    this.vault = vault;
    this.jdbc = database.jdbc();
  }

  /** The newest position; 0 before there is an event store. */
  long head() {
    return Boolean.TRUE.equals(jdbc.queryForObject(IS_THERE, Boolean.class))
        ? jdbc.queryForObject("SELECT last FROM eventstore.event_position", Long.class)
        : 0;
  }

  /** All up to a position, those of one organization after the other; to be closed. */
  SortedEvents byOrganization(long upTo) {
    return new SortedEvents(database.connections(), vault, upTo);
  }

  /** What comes after a position, in the order it was appended. */
  List<StoredEvent> byPosition(long after, long upTo) {
    return StoredEvent.open(
        jdbc.query(BY_POSITION, (row, number) -> StoredEvent.read(row), after, upTo), vault);
  }
}
