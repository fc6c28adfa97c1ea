package io.orgtrail.api.audit;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.MetaDataKeys;
import io.orgtrail.api.messages.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What an audit trail tells of an event in fields of their own, though it is stored in other words.
 * Whoever has the stored event can tell whether they are true.
 *
 * @param actor who did it
 * @param target what it happened to
 * @param commandId by which command
 * @param traceId in which trace
 * @param changes what it changed from what to what
 */
public record AuditView(
    Actor actor,
    Target target,
    @Nullable String commandId,
    @Nullable String traceId,
    List<Change> changes) {

  /**
   * Who did something.
   *
   * @param id {@code sub} of the token, {@code null} when the service acted by itself
   * @param operator whether with an operator's power
   */
  public record Actor(@Nullable String id, boolean operator) {}

  /** Reads a stored event. */
  public static AuditView of(StoredEvent event) {
    var metaData = Json.mapper().readTree(event.metaData());
    return new AuditView(
        new Actor(
            text(metaData, MetaDataKeys.ACTOR),
            metaData.path(MetaDataKeys.OPERATOR).asBoolean(false)),
        target(event),
        text(metaData, MetaDataKeys.COMMAND_ID),
        traceId(text(metaData, MetaDataKeys.TRACE_PARENT)),
        Changes.of(event.type(), Json.mapper().readTree(event.payload())));
  }

  /** What the event says it happened to; of an event this version cannot read, that is unknown. */
  private static Target target(StoredEvent event) {
    try {
      return MessageCatalogue.event(event.type())
          .<Event>map(known -> Json.mapper().readValue(event.payload(), known))
          .map(Event::target)
          .orElseGet(() -> new Target("organization", event.organizationId()));
    } catch (JacksonException e) {
      return new Target("organization", event.organizationId());
    }
  }

  private static String text(JsonNode metaData, String key) {
    return metaData.path(key).asString(null);
  }

  /** The second part of a {@code traceparent}. */
  private static String traceId(String traceParent) {
    var parts = traceParent == null ? new String[0] : traceParent.split("-");
    return parts.length == 4 ? parts[1] : null;
  }
}
