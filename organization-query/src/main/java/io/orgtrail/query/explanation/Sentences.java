package io.orgtrail.query.explanation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Tells events in plain English, with the names of people where some event tells them. */
final class Sentences {

  private final Map<String, String> names = new HashMap<>();

  /**
   * Learns names from the events that are going to be told.
   *
   * @param members names of members, by user id
   */
  Sentences(Collection<ToldEvent> events, Map<String, String> members) {
    names.putAll(members);
    events.forEach(this::learn);
  }

  private void learn(ToldEvent event) {
    switch (event.type()) {
      case "MemberAdded", "MemberReinstated", "JoinRequested" ->
          learn(event.text("userId"), event.text("name"));
      case "MemberInvited", "InvitationResent" ->
          learn(event.actor().id(), event.text("inviterName"));
      default -> {}
    }
  }

  private void learn(String userId, String name) {
    if (userId != null && name != null) {
      names.put(userId, name);
    }
  }

  /** What happened, and who did it. */
  String of(ToldEvent event) {
    var actor = actor(event);
    var user = person(event.text("userId"));
    var role = event.text("role");
    return switch (event.type()) {
      case "OrganizationCreated" -> actor + " created the organization " + event.text("name") + ".";
      case "OrganizationImported" ->
          "%s brought it in from %s, where it had been since %s."
              .formatted(actor, event.text("source"), event.text("createdAt"));
      case "RoleDefined" -> actor + defined(event);
      case "JoinRequested" -> user + " asked to join.";
      case "JoinRequestApproved" ->
          actor + " approved the request of " + user + " to join as " + role + ".";
      case "MemberInvited" -> actor + " invited " + event.text("email") + " as " + role + ".";
      case "InvitationResent" ->
          actor + " sent the invitation of " + event.text("email") + " as " + role + " again.";
      case "InvitationAccepted" -> user + " accepted the invitation.";
      case "MemberAdded" -> added(event, actor, user);
      case "MemberReinstated" -> actor + " reinstated " + user + " as " + role + ".";
      case "MemberRoleChanged" ->
          "%s changed the role of %s from %s to %s."
              .formatted(actor, user, event.text("previousRole"), role);
      case "OwnershipTransferred" -> transferred(event, actor);
      default -> throw new IllegalArgumentException(event.type());
    };
  }

  private static String defined(ToldEvent event) {
    var permissions = list(event.data().path("permissions"));
    var verb = event.data().path("previousPermissions").isArray() ? "redefined" : "defined";
    return " %s the role %s with %s."
        .formatted(verb, event.text("role"), permissions.isEmpty() ? "no permission" : permissions);
  }

  private static String list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.joining(", "));
  }

  private static String added(ToldEvent event, String actor, String user) {
    var joined = event.text("joinedAt");
    if (joined != null) {
      return "%s brought in %s as %s, who had been a member since %s."
          .formatted(actor, user, event.text("role"), joined);
    }
    var isByThemselves = event.text("userId").equals(event.actor().id());
    return (isByThemselves ? user + " became a member" : actor + " added " + user)
        + " as "
        + event.text("role")
        + ".";
  }

  private String transferred(ToldEvent event, String actor) {
    var newOwner = person(event.text("newOwnerUserId"));
    var previous = event.text("previousOwnerUserId");
    if (previous == null) {
      return actor + " made " + newOwner + " an owner.";
    }
    var from = previous.equals(event.actor().id()) ? "" : " from " + person(previous);
    return actor + " transferred the ownership" + from + " to " + newOwner + ".";
  }

  private String actor(ToldEvent event) {
    var actor = event.actor();
    if (actor.id() == null) {
      return "The service";
    }
    return (actor.operator() ? "The operator " : "") + person(actor.id());
  }

  private String person(String userId) {
    var name = userId == null ? null : names.get(userId);
    return name == null || name.equals(userId) ? userId : name + " (" + userId + ")";
  }
}
