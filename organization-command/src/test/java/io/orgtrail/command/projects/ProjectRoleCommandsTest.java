package io.orgtrail.command.projects;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.RevokeProjectRole;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleRevoked;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.command.testing.Acme;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has which role in a project: pia owns apollo, bob labels there, mia has no part in it. */
class ProjectRoleCommandsTest {

  private static Acme apollo() {
    return acme()
        .with("pia", "NONE")
        .with("bob", "NONE")
        .with("mia", "MEMBER")
        .withRole("curator", Permission.PLAN_CHANGE)
        .withProject("apollo")
        .withProjectRole("apollo", "pia", "OWNER")
        .withProjectRole("apollo", "bob", "LABELER");
  }

  private static GrantProjectRole grant(String name, String role) {
    return new GrantProjectRole("acme", "apollo", name, role);
  }

  private static RevokeProjectRole revoke(String name, String role) {
    return new RevokeProjectRole("acme", "apollo", name, role);
  }

  private static ProjectRoleGranted granted(String name, String role, String previous) {
    return new ProjectRoleGranted("acme", "apollo", name, role, previous);
  }

  private static ProjectRoleRevoked revoked(String name, String previous) {
    return new ProjectRoleRevoked("acme", "apollo", name, previous);
  }

  @Nested
  class Granting {

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "LABELER", "NONE", "curator"})
    void givesAMemberAnyRoleThereIs(String role) {
      apollo().when("alice", grant("mia", role)).thenEvents(granted("mia", role, null));
    }

    @Test
    void takesThePlaceOfThePresentRole() {
      apollo()
          .when("alice", grant("bob", "REVIEWER"))
          .thenEvents(granted("bob", "REVIEWER", "LABELER"));
      apollo().when("pia", grant("pia", "MEMBER")).thenEvents(granted("pia", "MEMBER", "OWNER"));
    }

    @Test
    void changesNothing_whenTheRoleIsTheSame() {
      apollo().when("alice", grant("bob", "LABELER")).thenNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KING", "owner", "LEAD"})
    void rejectsUnknownRoles_beforeItLooksForTheMember(String role) {
      apollo().when("alice", grant("eve", role)).thenRejected(ErrorCode.UNKNOWN_ROLE, "role");
    }

    @Test
    void rejectsWhoIsNoMember() {
      apollo().when("alice", grant("eve", "OWNER")).thenRejected(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void aRoleInAProjectGivesNoPermissionInTheOrganization() {
      apollo()
          .given(granted("mia", "OWNER", null))
          .when("mia", new RemoveMember("acme", "bob"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }
  }

  @Nested
  class Revoking {

    @Test
    void takesTheRole() {
      apollo().when("alice", revoke("bob", null)).thenEvents(revoked("bob", "LABELER"));
      apollo().when("alice", revoke("bob", "LABELER")).thenEvents(revoked("bob", "LABELER"));
    }

    @Test
    void aProjectMayBeWithoutOwner() {
      apollo().when("alice", revoke("pia", null)).thenEvents(revoked("pia", "OWNER"));
    }

    @Test
    void rejectsAnotherRoleThanTheyHave() {
      apollo().when("alice", revoke("bob", "OWNER")).thenRejected(ErrorCode.NOT_A_PROJECT_MEMBER);
      apollo().when("alice", revoke("bob", "KING")).thenRejected(ErrorCode.NOT_A_PROJECT_MEMBER);
    }

    @Test
    void rejectsWhoHasNoRole_orNoneAnyMore() {
      apollo().when("alice", revoke("mia", null)).thenRejected(ErrorCode.NOT_A_PROJECT_MEMBER);
      apollo().when("alice", revoke("eve", null)).thenRejected(ErrorCode.NOT_A_PROJECT_MEMBER);
      apollo()
          .given(revoked("bob", "LABELER"))
          .when("alice", revoke("bob", null))
          .thenRejected(ErrorCode.NOT_A_PROJECT_MEMBER);
    }

    @Test
    void aRoleMayBeGivenAgain() {
      apollo()
          .given(revoked("bob", "LABELER"))
          .when("alice", grant("bob", "LABELER"))
          .thenEvents(granted("bob", "LABELER", null));
    }
  }

  @Nested
  class Permissions {

    @Test
    void anOwnerOfTheProjectManagesItsRoles_whateverTheirRoleInTheOrganization() {
      apollo().when("pia", grant("mia", "OWNER")).thenEvents(granted("mia", "OWNER", null));
      apollo().when("pia", grant("mia", "curator")).thenEvents(granted("mia", "curator", null));
      apollo().when("pia", revoke("bob", null)).thenEvents(revoked("bob", "LABELER"));
    }

    @Test
    void anOwnerOfTheProjectManagesNoOther() {
      var two = apollo().withProject("gemini").withProjectRole("gemini", "bob", "LABELER");

      two.when("pia", new GrantProjectRole("acme", "gemini", "pia", "OWNER"))
          .thenRejected(ErrorCode.FORBIDDEN);
      two.when("pia", new RevokeProjectRole("acme", "gemini", "bob", null))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void whoIsOwnerNoMoreManagesNothing() {
      apollo()
          .given(granted("pia", "ADMIN", "OWNER"))
          .when("pia", grant("pia", "OWNER"))
          .thenRejected(ErrorCode.FORBIDDEN);
      apollo()
          .given(revoked("pia", "OWNER"))
          .when("pia", revoke("bob", null))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void othersNeedThePermission() {
      apollo().when("mia", grant("mia", "OWNER")).thenRejected(ErrorCode.FORBIDDEN);
      apollo().when("mia", revoke("bob", null)).thenRejected(ErrorCode.FORBIDDEN);
      apollo().when("bob", grant("bob", "OWNER")).thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void everybodyMayGiveUpTheirOwn() {
      apollo().when("bob", revoke("bob", null)).thenEvents(revoked("bob", "LABELER"));
      apollo().when("pia", revoke("pia", "OWNER")).thenEvents(revoked("pia", "OWNER"));
      apollo().when("mia", revoke("mia", null)).thenRejected(ErrorCode.NOT_A_PROJECT_MEMBER);
      apollo().when("eve", revoke("eve", null)).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
    }

    @Test
    void whoHoldsThePermissionNeedNoRoleInTheProject() {
      apollo()
          .with("adam", "ADMIN")
          .when("adam", grant("adam", "OWNER"))
          .thenEvents(granted("adam", "OWNER", null));
      apollo().when(operator(), revoke("pia", null)).thenEvents(revoked("pia", "OWNER"));
    }
  }
}
