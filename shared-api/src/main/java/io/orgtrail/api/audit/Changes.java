package io.orgtrail.api.audit;

import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.api.roles.Role;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells from an event's own data what changed from what to what. One rule serves every event: what
 * was before stands as {@code previousX} beside {@code x} or {@code newX}, or together as {@code
 * previous}; without a counterpart it ended.
 */
public final class Changes {

  private static final String PREVIOUS = "previous";
  private static final String NEW = "new";

  private Changes() {}

  /** What differs, in the order in which the event tells it; empty when it began or ended all. */
  public static List<Change> of(String type, JsonNode data) {
    if (!(data instanceof ObjectNode told)) {
      return List.of();
    }
    var event = withImplied(type, told.deepCopy());
    var changes = new ArrayList<Change>();
    event
        .properties()
        .forEach(field -> compare(field.getKey(), field.getValue(), event).forEach(changes::add));
    return changes;
  }

  private static List<Change> compare(String name, JsonNode before, ObjectNode event) {
    if (name.equals(PREVIOUS)) {
      return inside(before, event);
    }
    if (!name.startsWith(PREVIOUS)) {
      return List.of();
    }
    var noun = name.substring(PREVIOUS.length());
    var field = Character.toLowerCase(noun.charAt(0)) + noun.substring(1);
    var now = event.path(event.has(field) ? field : NEW + noun);
    return now.isObject() ? inside(before, now) : unlessEqual(field, before, now);
  }

  private static List<Change> inside(JsonNode before, JsonNode now) {
    return before.properties().stream()
        .flatMap(
            field ->
                unlessEqual(field.getKey(), field.getValue(), now.path(field.getKey())).stream())
        .toList();
  }

  private static List<Change> unlessEqual(String field, JsonNode before, JsonNode now) {
    var after = now.isMissingNode() ? JsonNodeFactory.instance.nullNode() : now;
    return before.equals(after) ? List.of() : List.of(new Change(field, before, after));
  }

  /** Adds what an event does not say because its name does. */
  private static ObjectNode withImplied(String type, ObjectNode event) {
    switch (type) {
      case "OwnershipTransferred" -> event.put("role", Role.OWNER);
      case "InvitationAccepted" -> ended(event, InvitationStatus.ACCEPTED);
      case "InvitationDeclined" -> ended(event, InvitationStatus.DECLINED);
      case "InvitationCanceled" -> ended(event, InvitationStatus.CANCELED);
      case "InvitationExpired" -> ended(event, InvitationStatus.EXPIRED);
      case "InvitationResent" -> counted(event, "issue", "previousIssue");
      case "WebhookSecretRotated" -> counted(event, "rotation", "previousRotation");
      case "WebhookUpdated" -> event.put("failing", false);
      case "WebhookFailing" -> event.put("failing", true).put("previousFailing", false);
      case "IntegrationAvailabilitySet" ->
          event.put("previousAvailable", !event.path("available").asBoolean(false));
      default -> {}
    }
    return event;
  }

  private static void ended(ObjectNode event, InvitationStatus status) {
    event.put("status", status.name()).put("previousStatus", InvitationStatus.PENDING.name());
  }

  private static void counted(ObjectNode event, String field, String previous) {
    event.put(previous, event.path(field).asInt(1) - 1);
  }
}
