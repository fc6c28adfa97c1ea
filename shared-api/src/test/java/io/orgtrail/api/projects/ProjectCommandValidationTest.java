package io.orgtrail.api.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.messages.Violations;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.RenameProject;
import io.orgtrail.api.projects.ProjectCommand.ReportProjectUsage;
import io.orgtrail.api.projects.ProjectCommand.RevokeProjectRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class ProjectCommandValidationTest {

  @Test
  void acceptsAProjectWithANameAlone() {
    assertThat(Violations.of(new CreateProject("acme", null, "Cats"))).isEmpty();
    assertThat(Violations.of(new CreateProject("acme", "cats", "x".repeat(200)))).isEmpty();
    assertThat(Violations.of(new RenameProject("acme", "cats", "x".repeat(200)))).isEmpty();
  }

  @Test
  void rejectsNamesThatAreTooLong() {
    assertThat(Violations.of(new CreateProject("acme", null, "x".repeat(201))))
        .containsExactly("name");
    assertThat(Violations.of(new RenameProject("acme", "cats", "x".repeat(201))))
        .containsExactly("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "a\nb", "a\rb"})
  void rejectsNamesThatAreBlankOrOfSeveralLines(String name) {
    assertThat(Violations.of(new CreateProject("acme", null, name))).containsExactly("name");
    assertThat(Violations.of(new RenameProject("acme", "cats", name))).containsExactly("name");
  }

  @ParameterizedTest
  @CsvSource({"'', false", "' ', false", "WORKER, true", "KING, true"})
  void rejectsABlankRole_andLeavesItsNameToTheDecision(String role, boolean valid) {
    var wrong = valid ? List.<String>of() : List.of("role");

    assertThat(Violations.of(new GrantProjectRole("acme", "cats", "bob", role))).isEqualTo(wrong);
    assertThat(Violations.of(new RevokeProjectRole("acme", "cats", "bob", role))).isEqualTo(wrong);
  }

  @Test
  void limitsTheLengthOfRoles() {
    var tooLong = "x".repeat(65);

    assertThat(Violations.of(new GrantProjectRole("acme", "cats", "bob", tooLong)))
        .containsExactly("role");
    assertThat(Violations.of(new RevokeProjectRole("acme", "cats", "bob", tooLong)))
        .containsExactly("role");
  }

  @Test
  void revokesWhicheverRoleItIs_whenNotSaid() {
    assertThat(Violations.of(new RevokeProjectRole("acme", "cats", "bob", null))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, ''",
    "5000000000, 9223372036854775807, ''",
    "-1, 0, datasets",
    "0, -1, tasks",
    "null, 0, datasets",
    "0, null, tasks"
  })
  void reportsNumbersFromZero(String datasets, String tasks, String wrong) {
    assertThat(reporting(datasets, tasks)).isEqualTo(wrong.isEmpty() ? List.of() : List.of(wrong));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"many\"", "[1]", "{}", "true"})
  void rejectsWhatIsNoNumber(String datasets) {
    assertThatThrownBy(() -> reporting(datasets, "0"))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("[\"datasets\"]");
  }

  private static List<String> reporting(String datasets, String tasks) {
    return Violations.of(
        ReportProjectUsage.class,
        "{\"organizationId\":\"acme\",\"projectId\":\"cats\",\"datasets\":%s,\"tasks\":%s}"
            .formatted(datasets, tasks));
  }
}
