package io.orgtrail.command.members;

import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.roles.Role;

/** Rules about roles that hold whatever the command. */
public final class RoleRules {

  private static final String ANNOTATOR_ACCOUNT = "annotator";

  private RoleRules() {}

  /** An annotator's account goes with the role ANNOTATOR and no other, where it is known. */
  public static void requireAllowed(String role, String accountRole) {
    rejectIf(
        !isAllowed(role, accountRole),
        ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE,
        "The account role " + accountRole + " does not go with the role " + role + ".");
  }

  /** Whether the role goes with the account role, as far as that is known. */
  static boolean isAllowed(String role, String accountRole) {
    return accountRole == null
        || accountRole.equalsIgnoreCase(ANNOTATOR_ACCOUNT) == role.equals(Role.ANNOTATOR);
  }
}
