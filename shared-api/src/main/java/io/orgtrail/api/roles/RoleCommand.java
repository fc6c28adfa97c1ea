package io.orgtrail.api.roles;

import static io.orgtrail.api.roles.Permission.ROLES_MANAGE;

import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.GrantsPermissions;
import io.orgtrail.api.messages.GrantsRole;
import io.orgtrail.api.messages.Id;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about the roles that an organization makes for itself. */
public sealed interface RoleCommand extends Command {

  /**
   * Makes a role, or gives it other permissions: those who have it have them at once.
   *
   * @param permissions names of all it holds, e.g. {@code members:read}
   */
  @Allowed(permission = ROLES_MANAGE)
  record DefineRole(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String role,
      @NotNull @Size(max = 100) List<@NotBlank @Size(max = 64) String> permissions)
      implements RoleCommand, GrantsRole, GrantsPermissions {

    /** A permission may be {@code null} here: validation names it. */
    public DefineRole {
      permissions =
          permissions == null ? null : Collections.unmodifiableList(new ArrayList<>(permissions));
    }
  }

  /** Ends a role that nobody has and nobody is offered. */
  @Allowed(permission = ROLES_MANAGE)
  record DeleteRole(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotBlank @Size(max = 64) String role)
      implements RoleCommand, GrantsRole {}
}
