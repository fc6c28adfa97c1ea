package io.orgtrail.command.members;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.members.ImportedMember;
import io.orgtrail.api.members.MemberCommand.ImportMembers;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.command.roles.Roles;
import io.orgtrail.command.seats.Seats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;

/** Brings in who was a member where the organization was kept before. */
public class MemberImport {

  private final transient Members members;
  private final transient Roles roles;
  private final transient Seats seats;

  public MemberImport(Members members, Roles roles, Seats seats) {
    this.members = members;
    this.roles = roles;
    this.seats = seats;
  }

  /** Decides each by itself: what one takes, those after it see; what one gets wrong, not. */
  @CommandHandler
  Map<String, Object> handle(
      ImportMembers command, SeatLimits limits, PendingInvitations invitations) {
    var outcomes = new ArrayList<Map<String, Object>>();
    for (var entry : command.members()) {
      var outcome = new LinkedHashMap<String, Object>();
      outcome.put("userId", entry.userId());
      try {
        bringIn(command.organizationId(), entry, limits, invitations);
        outcome.put("status", "ACCEPTED");
      } catch (RejectedException e) {
        outcome.put("status", "REJECTED");
        outcome.put("error", e.rejection().body());
      }
      outcomes.add(outcome);
    }
    return Map.of("members", outcomes);
  }

  /** Check, check, apply: nothing is applied before the last check has passed. */
  private void bringIn(
      String organizationId,
      ImportedMember entry,
      SeatLimits limits,
      PendingInvitations invitations) {
    var role = roles.require(entry.role(), "role").name();
    RoleRules.requireAllowed(role, entry.accountRole());
    rejectIf(
        members.contains(entry.userId()),
        ErrorCode.ALREADY_MEMBER,
        entry.userId() + " is a member already.");
    var email = EmailAddress.of(entry.email());
    if (seats.pendingInvitationOf(email).isEmpty()) {
      seats.requireFree(limits);
    }
    members.endInvitation(organizationId, email, invitations);
    apply(added(organizationId, entry, role));
  }

  /** What happens when somebody is brought in with a role. */
  public static MemberAdded added(String organizationId, ImportedMember entry, String role) {
    return new MemberAdded(
        organizationId,
        entry.userId(),
        EmailAddress.of(entry.email()),
        PersonName.of(entry.name()),
        role,
        entry.accountRole(),
        null,
        List.of(),
        List.of(),
        entry.joinedAt());
  }
}
