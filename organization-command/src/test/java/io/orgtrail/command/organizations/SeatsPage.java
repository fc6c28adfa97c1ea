package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.PlanChanged;
import io.orgtrail.api.organizations.OrganizationEvent.SeatLimitSet;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.SeatLimits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The seats, and the invitations that hold some: each begins once and ends once. */
final class SeatsPage implements LedgerPage {

  private final SeatLimits limits;
  private final MembersPage members;
  private final RolesPage roles;
  private final Set<String> seats = new HashSet<>();
  private final Set<String> pending = new HashSet<>();
  private final Map<String, MemberInvited> offers = new HashMap<>();
  private Plan plan = Plan.FREEMIUM;
  private Integer operatorsLimit;

  SeatsPage(SeatLimits limits, MembersPage members, RolesPage roles) {
    this.limits = limits;
    this.members = members;
    this.roles = roles;
  }

  /** What an invitation offers. */
  MemberInvited offer(String invitationId) {
    return offers.get(invitationId);
  }

  /** Whether an event stands in an invitation's own stream. */
  static boolean isOfTheInvitation(Object event) {
    return event instanceof MemberInvited || event instanceof InvitationResent || isEnd(event);
  }

  @Override
  public void enter(Object event) {
    if (isOfTheInvitation(event)) {
      enterInvitation((InvitationEvent) event);
    } else if (event instanceof MemberAdded added) {
      assertThat(added.invitationId() == null || seats.remove(added.invitationId())).isTrue();
    } else if (event instanceof SeatReserved reserved) {
      assertThat(seats.add(reserved.invitationId())).as("new seat").isTrue();
    } else if (event instanceof SeatReleased released) {
      assertThat(seats.remove(released.invitationId())).as("had a seat").isTrue();
    } else if (event instanceof OrganizationDeleted) {
      seats.clear();
      pending.clear();
    } else if (event instanceof PlanChanged changed) {
      plan = changed.plan();
    } else if (event instanceof SeatLimitSet set) {
      operatorsLimit = set.limit();
    }
  }

  private void enterInvitation(InvitationEvent event) {
    var id = event.invitationId();
    if (event instanceof MemberInvited invited) {
      assertThat(offers.put(id, invited)).as("new id").isNull();
      pending.add(id);
    }
    assertThat(pending).as("pending at %s", event).contains(id);
    if (isEnd(event)) {
      pending.remove(id);
    }
  }

  private static boolean isEnd(Object event) {
    return event instanceof InvitationCanceled
        || event instanceof InvitationAccepted
        || event instanceof InvitationDeclined
        || event instanceof InvitationExpired;
  }

  @Override
  public void check() {
    var limit = limits.limit(plan, operatorsLimit);
    if (limit != null) {
      assertThat(members.userIds().size() + seats.size()).isLessThanOrEqualTo(limit);
    }
    for (var id : pending) {
      assertThat(roles.exists(offers.get(id).role())).isTrue();
      assertThat(offers.get(id).projectRoles()).allMatch(in -> roles.exists(in.role()));
    }
  }

  /** Once all events of a command are entered. */
  void requireBalanced() {
    assertThat(seats).isEqualTo(pending);
  }
}
