package io.orgtrail.client.replays;

import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Reads;
import java.util.Map;

/**
 * Replays of the events into new read models; for operators. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 */
public final class Replays {

  private final Reads reads;

  /** Asks with these. */
  public Replays(Reads reads) {
    this.reads = reads;
  }

  /** Makes the whole read model again; {@code REPLAY_RUNNING} while another one goes on. */
  public Replay start() {
    return reads.request(Replay.class, "POST", "/replays", Map.of());
  }

  /** Makes the tables of one projection again. */
  public Replay start(String projection) {
    return reads.request(Replay.class, "POST", "/replays", Map.of("projection", projection));
  }

  /** Replays, the newest first. */
  public Listing<Replay> list() {
    return reads.list(Replay.class, "/replays", Query.NONE);
  }

  /** How far a replay is. */
  public Replay get(String id) {
    return reads.get(Replay.class, path(id));
  }

  /** Ends a replay; what it has made is dropped. */
  public Replay abort(String id) {
    return reads.request(Replay.class, "DELETE", path(id), null);
  }

  private static String path(String id) {
    return "/replays/" + Query.encoded(id);
  }
}
