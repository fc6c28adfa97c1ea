package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationEvent.ActiveOrganizationSwitched;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is a member, with which role; there is always an owner. */
final class MembersPage implements LedgerPage {

  private final RolesPage roles;
  private final Map<String, String> byUserId = new HashMap<>();
  private final Map<String, String> former = new HashMap<>();
  private final Set<String> whoseRoleEnded = new HashSet<>();

  MembersPage(RolesPage roles) {
    this.roles = roles;
  }

  /** What somebody may do: nothing who is no member. */
  Role powerOf(String userId) {
    return roles.role(byUserId.getOrDefault(userId, Role.NONE));
  }

  /** The role that somebody had who is gone; empty when that role has ended since. */
  Optional<String> formerRoleOf(String userId) {
    return whoseRoleEnded.contains(userId) ? Optional.empty() : Optional.of(former.get(userId));
  }

  Set<String> userIds() {
    return byUserId.keySet();
  }

  @Override
  public void enter(Object event) {
    if (event instanceof MemberAdded added) {
      assertThat(byUserId.put(added.userId(), added.role())).as("new member").isNull();
    } else if (event instanceof MemberRoleChanged changed) {
      assertThat(changed.role()).isNotEqualTo(changed.previousRole());
      assertThat(byUserId.put(changed.userId(), changed.role())).isEqualTo(changed.previousRole());
    } else if (event instanceof UserRemoved removed) {
      enterEnd(removed.userId(), removed.previousRole());
    } else if (event instanceof MemberLeft left) {
      enterEnd(left.userId(), left.previousRole());
    } else if (event instanceof MemberReinstated back) {
      assertThat(byUserId.put(back.userId(), back.role())).as("no member").isNull();
      assertThat(former.get(back.userId())).isEqualTo(back.previousRole());
    } else if (event instanceof RoleDeleted deleted) {
      former.entrySet().stream()
          .filter(each -> each.getValue().equals(deleted.role()))
          .forEach(each -> whoseRoleEnded.add(each.getKey()));
    } else if (event instanceof OwnershipTransferred transferred) {
      enterTransfer(transferred);
    } else if (event instanceof ActiveOrganizationSwitched switched) {
      assertThat(byUserId).containsKey(switched.userId());
    }
  }

  private void enterEnd(String userId, String previousRole) {
    assertThat(byUserId.remove(userId)).isEqualTo(previousRole);
    former.put(userId, previousRole);
    whoseRoleEnded.remove(userId);
  }

  private void enterTransfer(OwnershipTransferred event) {
    if (event.previousOwnerUserId() != null) {
      assertThat(byUserId.put(event.previousOwnerUserId(), Role.ADMIN)).isEqualTo(Role.OWNER);
    }
    assertThat(byUserId.put(event.newOwnerUserId(), Role.OWNER)).isEqualTo(event.previousRole());
  }

  @Override
  public void check() {
    assertThat(byUserId).containsValue(Role.OWNER);
    assertThat(byUserId.values()).allMatch(roles::exists, "is a role there is");
  }
}
