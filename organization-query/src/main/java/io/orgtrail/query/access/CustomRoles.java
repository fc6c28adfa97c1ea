package io.orgtrail.query.access;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import java.util.List;
import java.util.Set;

/** Reads what the table {@code custom_role} says about the roles organizations make themselves. */
public final class CustomRoles {

  private CustomRoles() {}

  /**
   * A role with its permissions.
   *
   * @param permissions as the table has them; {@code null} for a role nobody knows, which grants
   *     nothing
   */
  public static Role role(String name, String permissions) {
    return permissions == null
        ? new Role(name, Set.of(), false)
        : new Role(name, Set.copyOf(permissions(permissions)), false);
  }

  private static List<Permission> permissions(String json) {
    return List.of(Json.mapper().readValue(json, Permission[].class));
  }

  /** What the permissions of a role contain that holds this one. */
  public static String holding(Permission permission) {
    return Json.mapper().writeValueAsString(List.of(permission));
  }
}
