package io.orgtrail.command.ownership;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.roles.Role;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.members.Members;
import io.orgtrail.command.members.RoleRules;
import org.axonframework.commandhandling.CommandHandler;

/** Who owns an organization. */
public class Ownership {

  private final transient Members members;

  public Ownership(Members members) {
    this.members = members;
  }

  @CommandHandler
  void handle(TransferOwnership command, CommandContext context) {
    var newOwner = command.newOwnerUserId();
    rejectIf(
        newOwner.equals(context.userId()),
        ErrorCode.CANNOT_TRANSFER_TO_SELF,
        "The new owner must be somebody else.");
    var previousRole = members.roleOf(newOwner).map(Role::name).orElse(null);
    rejectIf(previousRole == null, ErrorCode.NOT_A_MEMBER, newOwner + " is not a member.");
    RoleRules.requireAllowed(Role.OWNER, members.accountRoleOf(newOwner));
    var previousOwner = owning(context.userId());
    if (previousOwner != null || !previousRole.equals(Role.OWNER)) {
      apply(
          new OwnershipTransferred(
              command.organizationId(), previousOwner, newOwner, previousRole));
    }
  }

  private String owning(String userId) {
    return members.roleOf(userId).filter(role -> role.name().equals(Role.OWNER)).isPresent()
        ? userId
        : null;
  }
}
