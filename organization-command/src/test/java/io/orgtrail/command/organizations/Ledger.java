package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberEvent.JoinRequestApproved;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.PlanChanged;
import io.orgtrail.api.organizations.OrganizationEvent.SeatLimitSet;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.roles.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps account of an organization by its events alone, and knows what must never happen. */
final class Ledger {

  private final SeatLimits limits;
  private final Map<String, String> roles = new HashMap<>();
  private final Set<String> seats = new HashSet<>();
  private final Set<String> pending = new HashSet<>();
  private final Set<String> invitationIds = new HashSet<>();
  private Plan plan = Plan.FREEMIUM;
  private Integer operatorsLimit;
  private boolean deleted;
  private long version;

  Ledger(SeatLimits limits) {
    this.limits = limits;
  }

  /** Enters what one command of the caller did. */
  void enter(Caller caller, List<Object> events) {
    var power = power(caller);
    for (var event : events) {
      assertThat(deleted).as("deleted before %s", event).isFalse();
      requirePower(power, event);
      enter(event);
      requireOwner(event);
      requireSeats();
    }
    assertThat(seats).isEqualTo(pending);
  }

  long version() {
    return version;
  }

  /** Who creates the organization, runs the installation or is the service has all power. */
  private Role power(Caller caller) {
    var everything = caller == null || caller.operator() || version == 0;
    return Role.named(everything ? Role.OWNER : roles.getOrDefault(caller.userId(), "NONE"))
        .orElseThrow();
  }

  /** Nobody grants or takes what they do not hold, unless it is their own. */
  private static void requirePower(Role power, Object event) {
    if (event instanceof MemberAdded added && added.invitationId() == null) {
      requireCovers(power, added.role(), event);
    } else if (event instanceof MemberRoleChanged changed) {
      requireCovers(power, changed.role(), event);
      requireCovers(power, changed.previousRole(), event);
    } else if (event instanceof UserRemoved removed) {
      requireCovers(power, removed.previousRole(), event);
    } else if (event instanceof OwnershipTransferred) {
      requireCovers(power, Role.OWNER, event);
    } else if (event instanceof MemberInvited invited) {
      requireCovers(power, invited.role(), event);
    } else if (event instanceof JoinRequestApproved approved) {
      requireCovers(power, approved.role(), event);
    }
  }

  private static void requireCovers(Role power, String role, Object event) {
    assertThat(power.covers(Role.named(role).orElseThrow()))
        .as("%s may do %s", power.name(), event)
        .isTrue();
  }

  private void requireOwner(Object event) {
    if (!(event instanceof OrganizationCreated)) {
      assertThat(roles).as("after %s", event).containsValue(Role.OWNER);
    }
  }

  private void requireSeats() {
    var limit = limits.limit(plan, operatorsLimit);
    if (limit != null) {
      assertThat(roles.size() + seats.size()).isLessThanOrEqualTo(limit);
    }
  }

  private void enter(Object event) {
    if (isOfTheInvitation(event)) {
      enterInvitation(event);
      return;
    }
    version++;
    if (event instanceof MemberAdded added) {
      assertThat(roles.put(added.userId(), added.role())).as("new member").isNull();
      assertThat(added.invitationId() == null || seats.remove(added.invitationId())).isTrue();
    } else if (event instanceof MemberRoleChanged changed) {
      assertThat(roles.put(changed.userId(), changed.role())).isEqualTo(changed.previousRole());
    } else if (event instanceof UserRemoved removed) {
      assertThat(roles.remove(removed.userId())).isEqualTo(removed.previousRole());
    } else if (event instanceof MemberLeft left) {
      assertThat(roles.remove(left.userId())).isEqualTo(left.previousRole());
    } else if (event instanceof OwnershipTransferred transferred) {
      enterTransfer(transferred);
    } else if (event instanceof SeatReserved reserved) {
      assertThat(seats.add(reserved.invitationId())).as("new seat").isTrue();
    } else if (event instanceof SeatReleased released) {
      assertThat(seats.remove(released.invitationId())).as("had a seat").isTrue();
    } else if (event instanceof PlanChanged changed) {
      plan = changed.plan();
    } else if (event instanceof SeatLimitSet set) {
      operatorsLimit = set.limit();
    } else if (event instanceof OrganizationDeleted) {
      deleted = true;
    }
  }

  private void enterTransfer(OwnershipTransferred event) {
    if (event.previousOwnerUserId() != null) {
      assertThat(roles.put(event.previousOwnerUserId(), Role.ADMIN)).isEqualTo(Role.OWNER);
    }
    assertThat(roles.put(event.newOwnerUserId(), Role.OWNER)).isEqualTo(event.previousRole());
  }

  private static boolean isOfTheInvitation(Object event) {
    return event instanceof MemberInvited || event instanceof InvitationResent || isEnd(event);
  }

  private static boolean isEnd(Object event) {
    return event instanceof InvitationCanceled
        || event instanceof InvitationAccepted
        || event instanceof InvitationDeclined
        || event instanceof InvitationExpired;
  }

  /** An invitation begins once, ends once, and nothing happens to it between or after. */
  private void enterInvitation(Object event) {
    var id = ((InvitationEvent) event).invitationId();
    if (event instanceof MemberInvited) {
      assertThat(invitationIds.add(id)).as("new id").isTrue();
      pending.add(id);
    }
    assertThat(pending).as("pending at %s", event).contains(id);
    if (isEnd(event)) {
      pending.remove(id);
    }
  }
}
