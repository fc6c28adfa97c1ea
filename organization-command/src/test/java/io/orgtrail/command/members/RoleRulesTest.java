package io.orgtrail.command.members;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleRulesTest {

  @ParameterizedTest
  @CsvSource({
    "ANNOTATOR, annotator, true", "ANNOTATOR, ANNOTATOR, true", "MEMBER, annotator, false",
    "OWNER, annotator, false", "ANNOTATOR, member, false", "MEMBER, member, true",
    "ANNOTATOR, , true", "MEMBER, , true"
  })
  void goesByTheAccountRoleInBothDirections(String role, String accountRole, boolean allowed) {
    assertThat(isAllowed(role, accountRole)).isEqualTo(allowed);
  }

  private static boolean isAllowed(String role, String accountRole) {
    try {
      RoleRules.requireAllowed(role, accountRole);
      return true;
    } catch (RejectedException e) {
      assertThat(e.rejection().code()).isEqualTo(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
      return false;
    }
  }
}
