package io.orgtrail.client.roles;

import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleCommand.DeleteRole;
import io.orgtrail.client.requests.Scope;
import java.util.List;

/**
 * The roles of an organization. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 */
public final class Roles extends RoleReads {

  /** Reads and changes the roles of that organization. */
  public Roles(Scope scope) {
    super(scope);
  }

  /**
   * Makes a role, or gives it other permissions: those who have it have them at once.
   *
   * @param permissions names of all it holds, e.g. {@code members:read}
   */
  public Accepted define(String role, String... permissions) {
    return scope().execute(id -> new DefineRole(id, role, List.of(permissions)));
  }

  /** Ends a role that nobody has and nobody is offered. */
  public Accepted delete(String role) {
    return scope().execute(id -> new DeleteRole(id, role));
  }
}
