package io.orgtrail.command.members;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.roles.Roles;
import io.orgtrail.command.seats.Seats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateMember;

/** Who is a member of an organization, with which role; there is always an owner. */
public class Members {

  private final transient Seats seats;
  private final transient Roles roles;
  private final transient RolesElsewhere elsewhere;
  @AggregateMember private final FormerMembers former = new FormerMembers();
  private final Map<String, Member> byUserId = new HashMap<>();
  private final Map<String, Integer> byEmail = new HashMap<>();
  private int owners;

  /**
   * Starts without members.
   *
   * @param elsewhere what a member has beside the role in the organization
   */
  public Members(Seats seats, Roles roles, RolesElsewhere elsewhere) {
    this.seats = seats;
    this.roles = roles;
    this.elsewhere = elsewhere;
  }

  @CommandHandler
  void handle(AddMember command, SeatLimits limits, PendingInvitations invitations) {
    var role = roles.require(command.role(), "role").name();
    var present = byUserId.get(command.userId());
    RoleRules.requireAllowed(role, accountRole(command, present));
    if (present != null) {
      changeRole(command.organizationId(), command.userId(), role, command.accountRole());
    }
    var email = EmailAddress.of(command.email());
    endInvitation(command.organizationId(), email, invitations);
    if (present == null) {
      seats.requireFree(limits);
      apply(
          new MemberAdded(
              command.organizationId(),
              command.userId(),
              email,
              PersonName.of(command.name()),
              role,
              command.accountRole(),
              null,
              List.of(),
              List.of()));
    }
  }

  @CommandHandler
  void handle(ChangeMemberRole command) {
    var role = roles.require(command.role(), "role").name();
    var member = require(command.userId());
    RoleRules.requireAllowed(role, member.accountRole());
    changeRole(command.organizationId(), command.userId(), role, null);
  }

  @CommandHandler
  void handle(RemoveMember command) {
    var member = require(command.userId());
    requireOtherOwner(member);
    apply(
        new UserRemoved(
            command.organizationId(),
            command.userId(),
            member.role(),
            elsewhere.inProjects(command.userId()),
            elsewhere.inTeams(command.userId())));
  }

  @CommandHandler
  void handle(LeaveOrganization command, CommandContext context) {
    var member = require(context.userId());
    requireOtherOwner(member);
    apply(
        new MemberLeft(
            command.organizationId(),
            context.userId(),
            member.role(),
            elsewhere.inProjects(context.userId()),
            elsewhere.inTeams(context.userId())));
  }

  /** Ends the pending invitation of somebody who becomes a member another way. */
  void endInvitation(String organizationId, EmailAddress email, PendingInvitations invitations) {
    seats
        .pendingInvitationOf(email)
        .ifPresent(
            invitationId -> {
              invitations.cancel(organizationId, invitationId, getVersion() + 1);
              apply(new SeatReleased(organizationId, invitationId));
            });
  }

  private void changeRole(String organizationId, String userId, String role, String accountRole) {
    var member = byUserId.get(userId);
    if (!role.equals(Role.OWNER)) {
      requireOtherOwner(member);
    }
    if (!role.equals(member.role())) {
      apply(new MemberRoleChanged(organizationId, userId, role, member.role(), accountRole));
    }
  }

  private void requireOtherOwner(Member member) {
    rejectIf(
        member.role().equals(Role.OWNER) && owners == 1,
        ErrorCode.LAST_OWNER,
        "This is the only owner; make somebody else an owner first.");
  }

  /** The member of that user id, or a refusal. */
  public Member require(String userId) {
    rejectIf(!contains(userId), ErrorCode.NOT_A_MEMBER, userId + " is not a member.");
    return byUserId.get(userId);
  }

  private static String accountRole(AddMember command, Member present) {
    return command.accountRole() != null || present == null
        ? command.accountRole()
        : present.accountRole();
  }

  /** Whether the user is a member. */
  public boolean contains(String userId) {
    return byUserId.containsKey(userId);
  }

  /** Whether a member has this address. */
  public boolean contains(EmailAddress email) {
    return byEmail.containsKey(email.normalized());
  }

  /** The role of a member; empty for others. */
  public Optional<Role> roleOf(String userId) {
    return Optional.ofNullable(byUserId.get(userId)).flatMap(member -> roles.named(member.role()));
  }

  /** The account role of a member, {@code null} where it is not known. */
  public String accountRoleOf(String userId) {
    return byUserId.get(userId).accountRole();
  }

  /** Whether a member has the role. */
  public boolean use(String role) {
    return byUserId.values().stream().anyMatch(member -> member.role().equals(role));
  }

  /** What somebody had who was a member and is none now. */
  Optional<FormerMember> former(String userId) {
    return former.find(userId);
  }

  /** How much there is to keep: members, and who was one. */
  public int size() {
    return byUserId.size() + former.size();
  }

  @EventSourcingHandler
  void on(MemberAdded event) {
    add(event.userId(), new Member(event.role(), event.email(), event.name(), event.accountRole()));
  }

  @EventSourcingHandler
  void on(MemberReinstated event) {
    add(event.userId(), new Member(event.role(), event.email(), event.name(), event.accountRole()));
  }

  @EventSourcingHandler
  void on(MemberRoleChanged event) {
    setRole(event.userId(), event.role());
    if (event.accountRole() != null) {
      byUserId.computeIfPresent(
          event.userId(), (id, member) -> member.withAccountRole(event.accountRole()));
    }
  }

  @EventSourcingHandler
  void on(OwnershipTransferred event) {
    if (event.previousOwnerUserId() != null) {
      setRole(event.previousOwnerUserId(), Role.ADMIN);
    }
    setRole(event.newOwnerUserId(), Role.OWNER);
  }

  @EventSourcingHandler
  void on(UserRemoved event) {
    remove(event.userId(), event.projectRoles(), event.teamRoles());
  }

  @EventSourcingHandler
  void on(MemberLeft event) {
    remove(event.userId(), event.projectRoles(), event.teamRoles());
  }

  private void add(String userId, Member member) {
    byUserId.put(userId, member);
    if (member.email() != null) {
      byEmail.merge(member.email().normalized(), 1, Integer::sum);
    }
    countOwner(member.role(), 1);
  }

  private void setRole(String userId, String role) {
    var previous = byUserId.put(userId, byUserId.get(userId).withRole(role));
    countOwner(previous.role(), -1);
    countOwner(role, 1);
  }

  private void remove(String userId, List<ProjectRole> projectRoles, List<TeamRole> teamRoles) {
    var member = byUserId.remove(userId);
    former.add(userId, member, projectRoles, teamRoles);
    if (member.email() != null) {
      byEmail.computeIfPresent(
          member.email().normalized(), (email, count) -> count == 1 ? null : count - 1);
    }
    countOwner(member.role(), -1);
  }

  private void countOwner(String role, int change) {
    if (role.equals(Role.OWNER)) {
      owners += change;
    }
  }
}
