package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationEvent.ActiveOrganizationSwitched;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.roles.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Who is a member, with which role; there is always an owner. */
final class MembersPage implements LedgerPage {

  private final RolesPage roles;
  private final Map<String, String> byUserId = new HashMap<>();

  MembersPage(RolesPage roles) {
    this.roles = roles;
  }

  /** What somebody may do: nothing who is no member. */
  Role powerOf(String userId) {
    return roles.role(byUserId.getOrDefault(userId, Role.NONE));
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
      assertThat(byUserId.remove(removed.userId())).isEqualTo(removed.previousRole());
    } else if (event instanceof MemberLeft left) {
      assertThat(byUserId.remove(left.userId())).isEqualTo(left.previousRole());
    } else if (event instanceof OwnershipTransferred transferred) {
      enterTransfer(transferred);
    } else if (event instanceof ActiveOrganizationSwitched switched) {
      assertThat(byUserId).containsKey(switched.userId());
    }
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
