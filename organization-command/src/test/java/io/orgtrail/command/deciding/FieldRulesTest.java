package io.orgtrail.command.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.roles.ProjectRole;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FieldRulesTest {

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private static InviteMember inviting(String email, ProjectRole... projectRoles) {
    return new InviteMember(
        "acme", email, "NONE", Arrays.asList(projectRoles), null, 0, null, null, null);
  }

  @Test
  void everyFieldThatBreaksARuleIsNamedAsInTheJson() {
    var command = inviting("", new ProjectRole("p", "OWNER"), null, new ProjectRole("p p", "X"));

    assertThat(FieldRules.broken(VALIDATOR, command))
        .extracting(FieldError::field)
        .containsExactly("email", "expiresInDays", "projectRoles[1]", "projectRoles[2].projectId");
  }
}
