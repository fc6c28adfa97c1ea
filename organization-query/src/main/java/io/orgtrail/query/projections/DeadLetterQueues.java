package io.orgtrail.query.projections;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The organizations of a generation that stand still at an event which cannot be applied. Whoever
 * passes by an event of such an organization, and whoever tries it again, locks its row: none of
 * its events is left out between the two.
 */
public final class DeadLetterQueues {

  /** With more, something else is wrong than events. */
  static final int MAX = 1_000;

  private static final String ORGANIZATIONS = "SELECT organization_id FROM dead_letter_queue";

  private static final String STILL_WAITING =
      """
      SELECT organization_id FROM dead_letter_queue WHERE organization_id = ANY (?)
      ORDER BY organization_id FOR SHARE""";

  private static final String ADD =
      """
      INSERT INTO dead_letter_queue AS q (organization_id, position, event_id, event_type, error)
      VALUES (?, ?, ?::uuid, ?, ?)
      ON CONFLICT (organization_id) DO UPDATE SET
        position = excluded.position, event_id = excluded.event_id, event_type = excluded.event_type, error = excluded.error,
        tried_at = now(),
        since = CASE WHEN q.position = excluded.position THEN q.since ELSE now() END,
        tries = CASE WHEN q.position = excluded.position THEN q.tries + 1 ELSE 1 END""";

  private static final String IS_EVICTED =
      "SELECT EXISTS (SELECT FROM read_control.evicted_event WHERE event_id = ?::uuid)";

  private static final String EVICTED = "SELECT event_id::text FROM read_control.evicted_event";

  private final JdbcOperations jdbc;

  /** Those of the generation that these connections are in. */
  public DeadLetterQueues(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Which organizations wait. */
  Set<String> organizations() {
    return new HashSet<>(jdbc.queryForList(ORGANIZATIONS, String.class));
  }

  /** Which of them wait, and go on waiting until this transaction has ended. */
  Set<String> stillWaiting(Collection<String> organizationIds) {
    return new HashSet<>(
        jdbc.queryForList(
            STILL_WAITING, String.class, (Object) organizationIds.toArray(String[]::new)));
  }

  /** Lets an organization wait. */
  public void add(DeadLetter letter) {
    jdbc.update(
        ADD,
        letter.organizationId(),
        letter.position(),
        letter.eventId(),
        letter.eventType(),
        letter.error());
  }

  /** Whether an operator decided to go on without the event. */
  public boolean isEvicted(String eventId) {
    return Boolean.TRUE.equals(jdbc.queryForObject(IS_EVICTED, Boolean.class, eventId));
  }

  /** Ids of all events that operators decided to go on without. */
  public Set<String> evicted() {
    return new HashSet<>(jdbc.queryForList(EVICTED, String.class));
  }
}
