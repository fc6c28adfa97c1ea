package io.orgtrail.api.roles;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a role lets its holder do. */
public enum Permission {
  ORGANIZATION_READ("organization:read"),
  MEMBERS_READ("members:read"),
  PROJECTS_CREATE("projects:create"),
  TAGS_MANAGE("tags:manage"),
  ORGANIZATION_UPDATE("organization:update"),
  MEMBERS_MANAGE("members:manage"),
  INVITATIONS_MANAGE("invitations:manage"),
  TEAMS_MANAGE("teams:manage"),
  PROJECTS_MANAGE("projects:manage"),
  INTEGRATIONS_MANAGE("integrations:manage"),
  WEBHOOKS_MANAGE("webhooks:manage"),
  CACHE_MANAGE("cache:manage"),
  ROLES_MANAGE("roles:manage"),
  AUDIT_READ("audit:read"),
  ORGANIZATION_DELETE("organization:delete"),
  OWNERSHIP_TRANSFER("ownership:transfer"),
  PLAN_CHANGE("plan:change");

  private final String wireName;

  Permission(String wireName) {
    this.wireName = wireName;
  }

  /** The permission of that name for clients; empty when there is none. */
  public static Optional<Permission> named(String wireName) {
    return Arrays.stream(values())
        .filter(permission -> permission.wireName.equals(wireName))
        .findFirst();
  }

  /** Its name for clients, e.g. {@code members:manage}. */
  @JsonValue
  public String wireName() {
    return wireName;
  }
}
