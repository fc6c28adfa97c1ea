package io.orgtrail.query.eventreplay;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which instance publishes which replay. Whoever has lost the lease, or whose replay was aborted,
 * learns it here with whatever it writes next: nothing is written then.
 */
@Component
class ReplayLeases {

  private static final String TAKE =
      """
      UPDATE read_control.event_replay
      SET lease = gen_random_uuid(), heartbeat_at = now()
      WHERE id = (
        SELECT id FROM read_control.event_replay
        WHERE status = 'RUNNING'
          AND (lease IS NULL OR heartbeat_at < now() - make_interval(secs => ?))
        ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING *""";

  private static final String RENEW =
      """
      UPDATE read_control.event_replay SET heartbeat_at = now()
      WHERE lease IN (:leases) AND status = 'RUNNING' RETURNING lease""";

  private static final String ADVANCE =
      """
      UPDATE read_control.event_replay
      SET position = ?, processed = ?, error = NULL, heartbeat_at = now()
      WHERE lease = ? AND status = 'RUNNING'""";

  private static final String COMPLETE =
      """
      UPDATE read_control.event_replay
      SET position = ?, processed = ?, error = NULL, status = 'COMPLETED',
        finished_at = date_trunc('milliseconds', now()), lease = NULL
      WHERE lease = ? AND status = 'RUNNING'""";

  private static final String COMPLAIN =
      """
      UPDATE read_control.event_replay SET error = ?, heartbeat_at = now()
      WHERE lease = ? AND status = 'RUNNING'""";

  private static final String FAIL =
      """
      UPDATE read_control.event_replay
      SET error = ?, status = 'FAILED', finished_at = date_trunc('milliseconds', now()), lease = NULL
      WHERE lease = ? AND status = 'RUNNING'""";

  private static final String RELEASE =
      "UPDATE read_control.event_replay SET lease = NULL WHERE lease = ?";

  private final JdbcClient jdbc;
  private final EventReplaySettings settings;

  ReplayLeases(JdbcClient jdbc, EventReplaySettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** Takes the oldest replay that nobody publishes, if there is one. */
  Optional<LeasedReplay> take() {
    return jdbc.sql(TAKE)
        .param(settings.lease().toSeconds())
        .query((row, n) -> new LeasedReplay(row.getString("lease"), EventReplayView.of(row)))
        .optional();
  }

  /** Lets the hearts beat; answers which leases hold. */
  Set<String> renew(Collection<String> leases) {
    return leases.isEmpty()
        ? Set.of()
        : jdbc.sql(RENEW).param("leases", leases).query(String.class).set();
  }

  /** Writes down how far it is; answers whether the lease holds. */
  boolean advance(String lease, long position, long processed) {
    return jdbc.sql(ADVANCE).params(position, processed, lease).update() == 1;
  }

  /** Ends a replay that is on the topic as a whole; answers whether the lease held until now. */
  boolean complete(String lease, long position, long processed) {
    return jdbc.sql(COMPLETE).params(position, processed, lease).update() == 1;
  }

  /** Tells why it does not go on at present; answers whether the lease holds. */
  boolean complain(String lease, String error) {
    return jdbc.sql(COMPLAIN).params(error, lease).update() == 1;
  }

  /** Ends a replay that cannot go on. */
  void fail(String lease, String error) {
    jdbc.sql(FAIL).params(error, lease).update();
  }

  /** Lets others take it at once. */
  void release(String lease) {
    jdbc.sql(RELEASE).param(lease).update();
  }
}
