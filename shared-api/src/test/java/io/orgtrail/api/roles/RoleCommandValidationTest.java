package io.orgtrail.api.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Violations;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleCommand.DeleteRole;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleCommandValidationTest {

  @ParameterizedTest
  @ValueSource(strings = {"AUDITOR", "auditor-2", "A_1", "OWNER"})
  void namesRolesLikeIds(String role) {
    assertThat(Violations.of(new DefineRole("acme", role, List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "the auditor", "a/b", "ä"})
  void rejectsOtherNames(String role) {
    assertThat(Violations.of(new DefineRole("acme", role, List.of()))).containsExactly("role");
    assertThat(Violations.of(new DefineRole("acme", "x".repeat(65), List.of())))
        .containsExactly("role");
  }

  @Test
  void deletesWhateverMayBeARole() {
    assertThat(Violations.of(new DeleteRole("acme", "x".repeat(64)))).isEmpty();
    assertThat(Violations.of(new DeleteRole("acme", "x".repeat(65)))).containsExactly("role");
    assertThat(Violations.of(new DeleteRole("acme", " "))).containsExactly("role");
  }

  /** Which permissions there are, is a rule of the domain, with a code of its own. */
  @Test
  void leavesThePermissionsToTheDecision() {
    assertThat(defining("\"members:read\",\"no:such\",\"members:read\"")).isEmpty();
    assertThat(defining("")).isEmpty();
  }

  @Test
  void namesThePermissionsThatSayNothing() {
    assertThat(defining("\"members:read\",null,\"\",\" \""))
        .containsExactly(
            "permissions[1].<list element>",
            "permissions[2].<list element>",
            "permissions[3].<list element>");
  }

  @Test
  void limitsPermissions() {
    assertThat(Violations.of(new DefineRole("acme", "A", Collections.nCopies(100, "x:y"))))
        .isEmpty();
    assertThat(Violations.of(new DefineRole("acme", "A", Collections.nCopies(101, "x:y"))))
        .containsExactly("permissions");
    assertThat(Violations.of(new DefineRole("acme", "A", List.of("x".repeat(65)))))
        .containsExactly("permissions[0].<list element>");
  }

  @Test
  void needsPermissions_evenIfNone() {
    assertThat(Violations.of(new DefineRole("acme", "A", null))).containsExactly("permissions");
  }

  private static List<String> defining(String permissions) {
    return Violations.of(
        Json.mapper()
            .readValue(
                "{\"organizationId\":\"acme\",\"role\":\"A\",\"permissions\":["
                    + permissions
                    + "]}",
                DefineRole.class));
  }
}
