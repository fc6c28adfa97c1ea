package io.orgtrail.query.roles;

import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import java.util.List;

/** A role with what it lets its holder do. */
record RoleView(String name, List<Permission> permissions, boolean builtIn) {

  static RoleView of(Role role) {
    return new RoleView(role.name(), role.permissions().stream().sorted().toList(), role.builtIn());
  }
}
