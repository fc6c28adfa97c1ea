package io.orgtrail.api.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

  private static final Set<String> FIELD_RULES =
      Set.of(
          "INVALID_EMAIL",
          "NOTHING_TO_UPDATE",
          "CONFIRMATION_MISMATCH",
          "ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE",
          "CANNOT_TRANSFER_TO_SELF",
          "CANNOT_INVITE_SELF",
          "ROLE_MUST_BE_NONE",
          "ROLE_IS_BUILT_IN",
          "INVALID_COLOR",
          "INVALID_URL",
          "SECRET_IN_SETTINGS");

  @ParameterizedTest
  @EnumSource
  void hasAStatusTitleAndProblemType(ErrorCode code) {
    assertThat(code.status()).isBetween(400, 599);
    assertThat(code.title()).isNotBlank().doesNotEndWith(".");
    assertThat(code.problemType()).matches("urn:orgtrail:problem:[a-z]+(-[a-z]+)*");
  }

  @ParameterizedTest
  @EnumSource(from = "ORGANIZATION_NOT_FOUND")
  void followsTheRuleOfItsName(ErrorCode code) {
    assertThat(code.status()).isEqualTo(statusByName(code.name()));
  }

  private static int statusByName(String name) {
    if (name.endsWith("_NOT_FOUND") || name.startsWith("NO_SUCH_")) {
      return 404;
    }
    if (name.startsWith("UNKNOWN_") || FIELD_RULES.contains(name)) {
      return 422;
    }
    if (name.equals("WRONG_SECRET") || name.startsWith("EMAIL_")) {
      return 403;
    }
    return name.equals("INVITATION_EXPIRED") || name.equals("ORGANIZATION_DELETED") ? 410 : 409;
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHENTICATED, 401",
    "INVALID, 400",
    "FORBIDDEN, 403",
    "ORGANIZATION_NOT_FOUND, 404",
    "ORGANIZATION_DELETED, 410",
    "VERSION_MISMATCH, 409",
    "COMMAND_ID_REUSED, 409",
    "RATE_LIMITED, 429",
    "TOO_LARGE, 413",
    "READ_MODEL_BEHIND, 503"
  })
  void hasTheStatusOfTheContract(ErrorCode code, int status) {
    assertThat(code.status()).isEqualTo(status);
  }

  @Test
  void namesProblemsInKebabCase() {
    assertThat(ErrorCode.SEAT_LIMIT_REACHED.problemType())
        .isEqualTo("urn:orgtrail:problem:seat-limit-reached");
  }
}
