package io.orgtrail.command.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The roles there are. */
final class RolesPage implements LedgerPage {

  private final Map<String, List<Permission>> own = new HashMap<>();

  /** The role of that name, which there must be. */
  Role role(String name) {
    assertThat(exists(name)).as("there is the role %s", name).isTrue();
    return Role.named(name).orElseGet(() -> of(own.get(name)));
  }

  boolean exists(String name) {
    return Role.named(name).isPresent() || own.containsKey(name);
  }

  /** A role that holds these. */
  static Role of(List<Permission> permissions) {
    return new Role("permissions", Set.copyOf(permissions), false);
  }

  @Override
  public void enter(Object event) {
    if (event instanceof RoleDefined defined) {
      assertThat(Role.named(defined.role())).as("not built in").isEmpty();
      assertThat(defined.permissions()).isSorted().isNotEqualTo(defined.previousPermissions());
      assertThat(own.put(defined.role(), defined.permissions()))
          .isEqualTo(defined.previousPermissions());
    } else if (event instanceof RoleDeleted deleted) {
      assertThat(own.remove(deleted.role())).isEqualTo(deleted.permissions());
    }
  }
}
