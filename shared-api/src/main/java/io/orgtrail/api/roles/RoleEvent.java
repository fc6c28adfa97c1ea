package io.orgtrail.api.roles;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to an organization's own roles; all in the organization's stream. */
public sealed interface RoleEvent extends Event {

  /** Name of the role. */
  String role();

  @Override
  default Target target() {
    return new Target("role", role());
  }

  /**
   * A role holds these permissions, in the order in which they are listed everywhere.
   *
   * @param previousPermissions what it held before, {@code null} when it is new; new values may
   *     come
   */
  @Revision("1")
  record RoleDefined(
      String organizationId,
      String role,
      List<Permission> permissions,
      @Nullable List<Permission> previousPermissions)
      implements RoleEvent {

    public RoleDefined {
      permissions = permissions == null ? List.of() : List.copyOf(permissions);
      previousPermissions = previousPermissions == null ? null : List.copyOf(previousPermissions);
    }
  }

  /** A role is gone. */
  @Revision("1")
  record RoleDeleted(String organizationId, String role, List<Permission> permissions)
      implements RoleEvent {

    public RoleDeleted {
      permissions = permissions == null ? List.of() : List.copyOf(permissions);
    }
  }
}
