package io.orgtrail.command.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import org.junit.jupiter.api.Test;
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

  @Test
  void blamesTheFieldRoleForAnUnknownName() {
    assertThatThrownBy(() -> RoleRules.requireKnown("KING"))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> {
              assertThat(refused.rejection().code()).isEqualTo(ErrorCode.UNKNOWN_ROLE);
              assertThat(refused.rejection().fields()).extracting("field").containsExactly("role");
            });
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
