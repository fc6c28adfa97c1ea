package io.orgtrail.client.replays;

import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Reads;
import java.util.function.UnaryOperator;

/**
 * Replays of history to a topic, for a new consumer; for operators. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 */
public final class EventReplays {

  private final Reads reads;

  /** Asks with these. */
  public EventReplays(Reads reads) {
    this.reads = reads;
  }

  /**
   * Publishes history again.
   *
   * @param topic where to, made when it is not there
   * @param which says which part of it
   */
  public EventReplay start(String topic, UnaryOperator<NewEventReplay> which) {
    var fields = which.apply(new NewEventReplay(topic)).fields();
    return reads.request(EventReplay.class, "POST", "/event-replays", fields);
  }

  /** Replays of events, the newest first. */
  public Listing<EventReplay> list() {
    return reads.list(EventReplay.class, "/event-replays", Query.NONE);
  }

  /** How far a replay of events is. */
  public EventReplay get(String id) {
    return reads.get(EventReplay.class, path(id));
  }

  /** Ends a replay of events; what is on the topic stays there. */
  public EventReplay abort(String id) {
    return reads.request(EventReplay.class, "DELETE", path(id), null);
  }

  private static String path(String id) {
    return "/event-replays/" + Query.encoded(id);
  }
}
