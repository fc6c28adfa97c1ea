package io.orgtrail.command.organizations;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.integrations.IntegrationEvent;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberEvent.JoinRequestApproved;
import io.orgtrail.api.members.MemberEvent.JoinRequestRejected;
import io.orgtrail.api.members.MemberEvent.JoinRequestWithdrawn;
import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationEvent.ActiveOrganizationSwitched;
import io.orgtrail.api.organizations.OrganizationEvent.CacheApplied;
import io.orgtrail.api.organizations.OrganizationEvent.CacheDestroyed;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationProfileChanged;
import io.orgtrail.api.organizations.OrganizationEvent.PlanChanged;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.projects.ProjectEvent;
import io.orgtrail.api.projects.ProjectEvent.PayerAssigned;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleRevoked;
import io.orgtrail.api.projects.ProjectEvent.ProjectUsageReported;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.tags.ResourceTagEvent;
import io.orgtrail.api.teams.TeamEvent;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRemoved;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRoleChanged;
import io.orgtrail.api.webhooks.WebhookEvent;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookFailing;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who could make an event happen, by the rules of the domain and the events before: nobody gives or
 * takes what they do not hold, and nothing happens that no rule gives.
 */
record Powers(
    MembersPage members, RolesPage roles, TeamsPage teams, ProjectsPage projects, SeatsPage seats) {

  private static final Map<Class<?>, Permission> NEEDED =
      Map.ofEntries(
          entry(OrganizationProfileChanged.class, Permission.ORGANIZATION_UPDATE),
          entry(PlanChanged.class, Permission.PLAN_CHANGE),
          entry(OrganizationDeleted.class, Permission.ORGANIZATION_DELETE),
          entry(CacheApplied.class, Permission.CACHE_MANAGE),
          entry(CacheDestroyed.class, Permission.CACHE_MANAGE),
          entry(OwnershipTransferred.class, Permission.OWNERSHIP_TRANSFER),
          entry(MemberAdded.class, Permission.MEMBERS_MANAGE),
          entry(MemberReinstated.class, Permission.MEMBERS_MANAGE),
          entry(MemberRoleChanged.class, Permission.MEMBERS_MANAGE),
          entry(UserRemoved.class, Permission.MEMBERS_MANAGE),
          entry(JoinRequestApproved.class, Permission.MEMBERS_MANAGE),
          entry(JoinRequestRejected.class, Permission.MEMBERS_MANAGE),
          entry(MemberInvited.class, Permission.INVITATIONS_MANAGE),
          entry(InvitationResent.class, Permission.INVITATIONS_MANAGE),
          entry(RoleDefined.class, Permission.ROLES_MANAGE),
          entry(RoleDeleted.class, Permission.ROLES_MANAGE),
          entry(ProjectCreated.class, Permission.PROJECTS_CREATE),
          entry(ResourceTagEvent.class, Permission.TAGS_MANAGE),
          entry(IntegrationEvent.class, Permission.INTEGRATIONS_MANAGE),
          entry(WebhookEvent.class, Permission.WEBHOOKS_MANAGE),
          entry(TeamEvent.class, Permission.TEAMS_MANAGE),
          entry(ProjectEvent.class, Permission.PROJECTS_MANAGE));

  /** What the caller holds before the command, for one may give one's own role away. */
  Role of(Caller caller) {
    return members.powerOf(caller == null ? null : caller.userId());
  }

  /**
   * Fails unless the caller could make it happen; without a caller it was the service itself.
   *
   * @param held what the caller held before the command
   */
  void require(Caller caller, Role held, Object event) {
    if (caller == null) {
      assertThat(isOfTheService(event)).as("the service does %s", event).isTrue();
    } else if (!caller.operator()) {
      var userId = caller.userId();
      assertThat(
              isOfAnybody(event)
                  || isTheirOwn(userId, event)
                  || isManager(userId, event)
                  || endsAnInvitation(held, event)
                  || holdsWhatItNeeds(userId, held, event))
          .as("%s as %s may do %s", userId, held, event)
          .isTrue();
    }
    if (event instanceof MemberAdded added && added.invitationId() != null) {
      requireAsOffered(added);
    } else if (event instanceof MemberReinstated back) {
      requireAsBefore(caller, held, back);
    }
  }

  private static boolean isOfTheService(Object event) {
    return event instanceof InvitationExpired
        || event instanceof SeatReleased
        || event instanceof WebhookFailing;
  }

  /** What only accompanies something else that has its own rule, or what is only written down. */
  private static boolean isOfAnybody(Object event) {
    return event instanceof OrganizationCreated
        || event instanceof InvitationExpired
        || event instanceof SeatReleased
        || event instanceof SeatReserved;
  }

  private boolean isTheirOwn(String userId, Object event) {
    return event instanceof MemberAdded e && e.userId().equals(userId) && isEntitled(e)
        || event instanceof MemberLeft left && left.userId().equals(userId)
        || event instanceof JoinRequested asked && asked.userId().equals(userId)
        || event instanceof JoinRequestWithdrawn asked && asked.userId().equals(userId)
        || event instanceof InvitationAccepted answered && answered.userId().equals(userId)
        || event instanceof InvitationDeclined answered && answered.userId().equals(userId)
        || event instanceof ActiveOrganizationSwitched at && at.userId().equals(userId)
        || event instanceof TeamMemberRemoved ended && ended.userId().equals(userId)
        || event instanceof ProjectRoleRevoked ended && ended.userId().equals(userId);
  }

  /** Whoever makes the organization, and whoever was invited. */
  private boolean isEntitled(MemberAdded event) {
    return members.userIds().isEmpty() || event.invitationId() != null;
  }

  /** Leads manage the members of their team, owners their project. */
  private boolean isManager(String userId, Object event) {
    var ofTeam =
        event instanceof TeamMemberAdded
            || event instanceof TeamMemberRoleChanged
            || event instanceof TeamMemberRemoved;
    return ofTeam && teams.isLead(((TeamEvent) event).teamId(), userId)
        || isOfProject(event) && projects.isOwner(((ProjectEvent) event).projectId(), userId);
  }

  private static boolean isOfProject(Object event) {
    return event instanceof ProjectEvent
        && !(event instanceof ProjectCreated)
        && !(event instanceof ProjectUsageReported);
  }

  /** Who adds a member ends the invitation that they had. */
  private static boolean endsAnInvitation(Role held, Object event) {
    return event instanceof InvitationCanceled
        && (held.grants(Permission.INVITATIONS_MANAGE) || held.grants(Permission.MEMBERS_MANAGE));
  }

  private boolean holdsWhatItNeeds(String userId, Role held, Object event) {
    return !(event instanceof PayerAssigned || event instanceof ProjectUsageReported)
        && !(event instanceof WebhookFailing)
        && NEEDED.entrySet().stream()
            .filter(needed -> needed.getKey().isInstance(event))
            .filter(needed -> isSaidOf(event, needed.getKey()))
            .anyMatch(needed -> held.grants(needed.getValue()))
        && givenOrTaken(event).allMatch(held::covers)
        && mayOffer(userId, held, event);
  }

  /** What is said of one event counts, not what is said of all like it. */
  private static boolean isSaidOf(Object event, Class<?> type) {
    return type == event.getClass() || !NEEDED.containsKey(event.getClass());
  }

  private Stream<Role> givenOrTaken(Object event) {
    if (event instanceof MemberAdded added) {
      return Stream.of(roles.role(added.role()));
    } else if (event instanceof MemberReinstated back) {
      return Stream.of(roles.role(back.role()));
    } else if (event instanceof MemberRoleChanged changed) {
      return Stream.of(roles.role(changed.role()), roles.role(changed.previousRole()));
    } else if (event instanceof UserRemoved removed) {
      return Stream.of(roles.role(removed.previousRole()));
    } else if (event instanceof OwnershipTransferred) {
      return Stream.of(roles.role(Role.OWNER));
    } else if (event instanceof MemberInvited invited) {
      return Stream.of(roles.role(invited.role()));
    } else if (event instanceof JoinRequestApproved approved) {
      return Stream.of(roles.role(approved.role()));
    } else if (event instanceof RoleDefined defined) {
      return Stream.of(defined.permissions(), before(defined)).map(RolesPage::of);
    } else if (event instanceof RoleDeleted deleted) {
      return Stream.of(RolesPage.of(deleted.permissions()));
    }
    return Stream.empty();
  }

  private static List<Permission> before(RoleDefined event) {
    return event.previousPermissions() == null ? List.of() : event.previousPermissions();
  }

  private boolean mayOffer(String userId, Role held, Object event) {
    return !(event instanceof MemberInvited invited)
        || invited.projectRoles().stream().allMatch(in -> manages(userId, held, in))
            && invited.teamRoles().stream().allMatch(in -> manages(userId, held, in));
  }

  private boolean manages(String userId, Role held, ProjectRole in) {
    return held.grants(Permission.PROJECTS_MANAGE) || projects.isOwner(in.projectId(), userId);
  }

  private boolean manages(String userId, Role held, TeamRole in) {
    return held.grants(Permission.TEAMS_MANAGE) || teams.isLead(in.teamId(), userId);
  }

  /** Of what was offered, all that is still there, and nothing else. */
  private void requireAsOffered(MemberAdded event) {
    var offer = seats.offer(event.invitationId());
    assertThat(event.role()).isEqualTo(offer.role());
    assertThat(event.projectRoles())
        .containsExactlyElementsOf(
            offer.projectRoles().stream().filter(in -> projects.contains(in.projectId())).toList());
    assertThat(event.teamRoles())
        .containsExactlyElementsOf(
            offer.teamRoles().stream().filter(in -> teams.contains(in.teamId())).toList());
  }

  /** Of what they had, all that is still there and the caller may give, and nothing else. */
  private void requireAsBefore(Caller caller, Role held, MemberReinstated event) {
    var user = event.userId();
    var any = caller.operator();
    assertThat(event.role())
        .isEqualTo(
            Stream.concat(members.formerRoleOf(user).stream(), Stream.of("MEMBER", "NONE"))
                .filter(role -> any || held.covers(roles.role(role)))
                .findFirst()
                .orElseThrow());
    assertThat(event.projectRoles())
        .containsExactlyElementsOf(
            projects.formerOf(user).stream()
                .filter(in -> any || manages(caller.userId(), held, in))
                .toList());
    assertThat(event.teamRoles())
        .containsExactlyElementsOf(
            teams.formerOf(user).stream()
                .filter(in -> any || manages(caller.userId(), held, in))
                .toList());
  }
}
