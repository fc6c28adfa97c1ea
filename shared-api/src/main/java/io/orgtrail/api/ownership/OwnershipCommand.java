package io.orgtrail.api.ownership;

import static io.orgtrail.api.roles.Permission.OWNERSHIP_TRANSFER;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.GrantsRole;
import io.orgtrail.api.messages.Id;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about who owns an organization. */
public sealed interface OwnershipCommand extends Command {

  /** Makes a member an owner; the caller, when an owner, becomes an ADMIN. */
  @Allowed(permission = OWNERSHIP_TRANSFER)
  record TransferOwnership(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotBlank @Size(max = 255) String newOwnerUserId)
      implements OwnershipCommand, GrantsRole {

    @Override
    @JsonIgnore
    public String role() {
      return Role.OWNER;
    }
  }
}
