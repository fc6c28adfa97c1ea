package io.orgtrail.query.explanation;

import io.orgtrail.api.roles.Role;
import io.orgtrail.query.explanation.Explanation.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Follows the events of an organization and remembers for each member which of them led to the
 * role: how they came in, and what gave whoever let them in the power to do so. Of events it keeps
 * positions alone, and forgets those that lead to nobody any more.
 */
final class Reasons {

  /** The events that must be read; others have no say in roles. */
  static final Set<String> TYPES =
      Set.of(
          "OrganizationCreated",
          "OrganizationImported",
          "RoleDefined",
          "RoleDeleted",
          "JoinRequested",
          "JoinRequestApproved",
          "JoinRequestRejected",
          "JoinRequestWithdrawn",
          "MemberInvited",
          "InvitationResent",
          "InvitationAccepted",
          "InvitationCanceled",
          "InvitationDeclined",
          "InvitationExpired",
          "MemberAdded",
          "MemberReinstated",
          "MemberRoleChanged",
          "OwnershipTransferred",
          "UserRemoved",
          "MemberLeft");

  private final String asked;
  private final Map<String, Membership> members = new HashMap<>();
  private final Map<String, Step> invitations = new HashMap<>();
  private final Map<String, Step> requests = new HashMap<>();
  private final Map<String, Step> definitions = new HashMap<>();
  private Step created;

  /** Nothing has happened yet; the member who is asked about is remembered with every step. */
  Reasons(String asked) {
    this.asked = asked;
  }

  /** The present role of the member, empty when they are none. */
  Optional<String> role() {
    return Optional.ofNullable(members.get(asked)).map(Membership::role);
  }

  /** The positions of the events that led to it. */
  SortedSet<Long> positions() {
    var member = members.get(asked);
    return Step.positions(
        Stream.concat(member.steps(), definition(member.role()).stream()).toList());
  }

  void on(ToldEvent event) {
    var invitation = event.text("invitationId");
    var user = event.text("userId");
    switch (event.type()) {
      case "OrganizationCreated" -> created = step(event, List.of());
      case "OrganizationImported" -> created = step(event, List.of(created));
      case "RoleDefined" -> definitions.put(event.text("role"), step(event, power(event.actor())));
      case "RoleDeleted" -> definitions.remove(event.text("role"));
      case "JoinRequested" -> requests.put(user, step(event, List.of()));
      case "JoinRequestApproved" -> requests.computeIfPresent(user, (id, step) -> on(event, step));
      case "JoinRequestRejected", "JoinRequestWithdrawn" -> requests.remove(user);
      case "MemberInvited" -> invitations.put(invitation, granting(event));
      case "InvitationResent" ->
          invitations.computeIfPresent(invitation, (id, step) -> on(event, step));
      case "InvitationAccepted" ->
          invitations.computeIfPresent(invitation, (id, step) -> step(event, List.of(step)));
      case "InvitationCanceled", "InvitationDeclined", "InvitationExpired" ->
          invitations.remove(invitation);
      case "MemberAdded", "MemberReinstated" -> joined(event, user, invitation);
      case "MemberRoleChanged" -> given(user, event.text("role"), granting(event));
      case "OwnershipTransferred" -> transferred(event);
      case "UserRemoved", "MemberLeft" -> members.remove(user);
      default -> throw new IllegalArgumentException(event.type());
    }
  }

  /** As the first one of all, by an invitation, or because somebody let them in. */
  private void joined(ToldEvent event, String user, String invitation) {
    var role = event.text("role");
    var request = requests.remove(user);
    var invited = invitation == null ? null : invitations.remove(invitation);
    var way = members.isEmpty() ? created : invited;
    var because =
        way == null
            ? Stream.concat(Stream.ofNullable(request), power(event.actor()).stream()).toList()
            : List.of(way);
    members.put(user, Membership.of(role, step(event, plus(because, role))));
  }

  private void transferred(ToldEvent event) {
    var step = step(event, power(event.actor()));
    given(event.text("previousOwnerUserId"), Role.ADMIN, step);
    given(event.text("newOwnerUserId"), Role.OWNER, step);
  }

  private void given(String user, String role, Step step) {
    members.computeIfPresent(
        user,
        (id, member) -> id.equals(asked) ? member.withMore(role, step) : member.with(role, step));
  }

  /** Something that somebody did about what another one had begun. */
  private Step on(ToldEvent event, Step before) {
    return step(event, Stream.concat(Stream.of(before), power(event.actor()).stream()).toList());
  }

  /** Something that gave somebody a role. */
  private Step granting(ToldEvent event) {
    return step(event, plus(power(event.actor()), event.text("role")));
  }

  private static Step step(ToldEvent event, List<Step> because) {
    return new Step(event.stored().position(), because);
  }

  private List<Step> plus(List<Step> steps, String role) {
    return Stream.concat(steps.stream(), definition(role).stream()).toList();
  }

  /** What allowed somebody to act: an operator, and the service itself, need nothing from here. */
  private List<Step> power(Actor actor) {
    var member = actor.id() == null || actor.operator() ? null : members.get(actor.id());
    return member == null
        ? List.of()
        : plus(List.of(member.joined(), member.given()), member.role());
  }

  /** How a role came to be that the organization has made itself. */
  private Optional<Step> definition(String role) {
    return Optional.ofNullable(definitions.get(role));
  }
}
