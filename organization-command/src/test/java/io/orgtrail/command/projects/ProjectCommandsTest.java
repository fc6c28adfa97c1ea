package io.orgtrail.command.projects;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.idMadeBy;
import static io.orgtrail.command.testing.Acme.publicAcme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.DeleteProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.RenameProject;
import io.orgtrail.api.projects.ProjectCommand.ReportProjectUsage;
import io.orgtrail.api.projects.ProjectCommand.RevokeProjectRole;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRenamed;
import io.orgtrail.api.projects.ProjectEvent.ProjectUsageReported;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects come, change and go: pia owns apollo, bob has a role in it. */
class ProjectCommandsTest {

  private static final ProjectDeleted DELETED = new ProjectDeleted("acme", "apollo", "apollo");

  private static Acme apollo() {
    return acme()
        .with("pia", "NONE")
        .with("bob", "MEMBER")
        .withProject("apollo")
        .withProjectRole("apollo", "pia", "OWNER")
        .withProjectRole("apollo", "bob", "ADMIN");
  }

  private static ProjectCreated created(String id, String owner) {
    return new ProjectCreated("acme", id, "Apollo", owner);
  }

  @Nested
  class Creating {

    @Test
    void makesAProjectOfTheCaller() {
      acme()
          .with("bob", "MEMBER")
          .when("bob", new CreateProject("acme", "apollo", " Apollo "))
          .thenEvents(created("apollo", "bob"))
          .telling("projectId", "apollo");
    }

    @Test
    void makesTheIdThatWasNotGiven() {
      var id = idMadeBy("alice", "project");

      acme()
          .when("alice", new CreateProject("acme", null, "Apollo"))
          .thenEvents(created(id, "alice"))
          .telling("projectId", id);
    }

    @Test
    void anOperatorWhoIsNoMemberOwnsNothing() {
      acme()
          .when(operator(), new CreateProject("acme", "apollo", "Apollo"))
          .thenEvents(created("apollo", null));
      acme()
          .with("operator", "NONE")
          .when(operator(), new CreateProject("acme", "apollo", "Apollo"))
          .thenEvents(created("apollo", "operator"));
    }

    @Test
    void whoMadeItManagesIt() {
      acme()
          .with("bob", "MEMBER")
          .given(created("apollo", "bob"))
          .when("bob", new RenameProject("acme", "apollo", "Gemini"))
          .thenEvents(new ProjectRenamed("acme", "apollo", "Gemini", "Apollo"));
    }

    @Test
    void twoProjectsMayHaveTheSameName() {
      acme()
          .given(created("apollo", "alice"))
          .when("alice", new CreateProject("acme", "apollo-2", "Apollo"))
          .thenEvents(created("apollo-2", "alice"));
    }

    @Test
    void rejectsTakenIds() {
      apollo()
          .when("alice", new CreateProject("acme", "apollo", "Apollo"))
          .thenRejected(ErrorCode.PROJECT_EXISTS);
    }

    @Test
    void anIdIsFreeAgain_withoutTheRolesOfBefore() {
      var deleted = apollo().given(DELETED);

      deleted
          .when("alice", new CreateProject("acme", "apollo", "Apollo"))
          .thenEvents(created("apollo", "alice"));
      deleted
          .given(created("apollo", "alice"))
          .when("pia", new RenameProject("acme", "apollo", "Gemini"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void needsThePermission_butNotThatToManage() {
      var acme = acme().with("nora", "NONE").with("rita", "READ_ONLY");

      acme.when("nora", new CreateProject("acme", "apollo", "Apollo"))
          .thenRejected(ErrorCode.FORBIDDEN);
      acme.when("rita", new CreateProject("acme", "apollo", "Apollo"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }
  }

  @Nested
  class Renaming {

    @Test
    void givesAnotherName() {
      apollo()
          .when("alice", new RenameProject("acme", "apollo", " Gemini "))
          .thenEvents(new ProjectRenamed("acme", "apollo", "Gemini", "apollo"));
    }

    @Test
    void changesNothing_whenTheNameIsTheSame() {
      apollo().when("alice", new RenameProject("acme", "apollo", "apollo ")).thenNothing();
    }
  }

  @Nested
  class Deleting {

    @Test
    void endsTheProject() {
      apollo().when("alice", new DeleteProject("acme", "apollo")).thenEvents(DELETED);
    }

    @Test
    void saysTheNameItHad() {
      apollo()
          .given(new ProjectRenamed("acme", "apollo", "Gemini", "apollo"))
          .when("pia", new DeleteProject("acme", "apollo"))
          .thenEvents(new ProjectDeleted("acme", "apollo", "Gemini"));
    }
  }

  @Nested
  class ReportingUsage {

    private final ProjectUsageReported reported =
        new ProjectUsageReported("acme", "apollo", 3, 40, 0L, 0L);

    @Test
    void tellsHowMuchItHolds() {
      apollo()
          .when(operator(), new ReportProjectUsage("acme", "apollo", 3L, 40L))
          .thenEvents(reported);
      apollo()
          .given(reported)
          .when(operator(), new ReportProjectUsage("acme", "apollo", 0L, 0L))
          .thenEvents(new ProjectUsageReported("acme", "apollo", 0, 0, 3L, 40L));
    }

    @Test
    void changesNothing_whenItHoldsAsMuchAsBefore() {
      apollo()
          .given(reported)
          .when(operator(), new ReportProjectUsage("acme", "apollo", 3L, 40L))
          .thenNothing();
      apollo().when(operator(), new ReportProjectUsage("acme", "apollo", 0L, 0L)).thenNothing();
    }

    @Test
    void rejectsWhatIsNotThere() {
      acme()
          .when(operator(), new ReportProjectUsage("acme", "apollo", 3L, 40L))
          .thenRejected(ErrorCode.PROJECT_NOT_FOUND);
    }

    @Test
    void isForNobodyButOperators() {
      apollo()
          .when("alice", new ReportProjectUsage("acme", "apollo", 3L, 40L))
          .thenRejected(ErrorCode.FORBIDDEN);
      apollo()
          .when("pia", new ReportProjectUsage("acme", "apollo", 3L, 40L))
          .thenRejected(ErrorCode.FORBIDDEN);
    }
  }

  @Nested
  class Permissions {

    @Test
    void anOwnerOfTheProjectManagesIt_whateverTheirRoleInTheOrganization() {
      apollo()
          .when("pia", new RenameProject("acme", "apollo", "Gemini"))
          .thenEvents(new ProjectRenamed("acme", "apollo", "Gemini", "apollo"));
      apollo().when("pia", new DeleteProject("acme", "apollo")).thenEvents(DELETED);
    }

    @Test
    void anOwnerOfTheProjectManagesNoOther() {
      apollo()
          .withProject("gemini")
          .when("pia", new DeleteProject("acme", "gemini"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void anotherRoleInTheProjectManagesNothing() {
      apollo()
          .when("bob", new RenameProject("acme", "apollo", "Gemini"))
          .thenRejected(ErrorCode.FORBIDDEN);
      apollo().when("bob", new DeleteProject("acme", "apollo")).thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void whoHoldsThePermissionNeedNoRoleInTheProject() {
      var acme = apollo().with("adam", "ADMIN");

      acme.when("adam", new DeleteProject("acme", "apollo")).thenEvents(DELETED);
      acme.when(operator(), new DeleteProject("acme", "apollo")).thenEvents(DELETED);
    }

    @ParameterizedTest
    @MethodSource("io.orgtrail.command.projects.ProjectCommandsTest#commandsAboutOne")
    void strangersHearNothing_orThatItIsForbidden(Command command) {
      apollo().when("eve", command).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
      publicAcme().withProject("apollo").when("eve", command).thenRejected(ErrorCode.FORBIDDEN);
    }
  }

  @ParameterizedTest
  @MethodSource("commandsAboutOne")
  void rejectsProjectsThatAreNotThere_beforeAnythingElse(Command command) {
    acme().when(operator(), command).thenRejected(ErrorCode.PROJECT_NOT_FOUND);
    apollo().given(DELETED).when(operator(), command).thenRejected(ErrorCode.PROJECT_NOT_FOUND);
  }

  static List<Command> commandsAboutOne() {
    return List.of(
        new RenameProject("acme", "apollo", "Gemini"),
        new DeleteProject("acme", "apollo"),
        new GrantProjectRole("acme", "apollo", "nobody", "KING"),
        new RevokeProjectRole("acme", "apollo", "nobody", "KING"),
        new AssignPayer("acme", "apollo", "nowhere"),
        new ReportProjectUsage("acme", "apollo", 3L, 40L));
  }
}
