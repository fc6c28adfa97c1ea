package io.orgtrail.command.roles;

import static io.orgtrail.api.roles.Permission.AUDIT_READ;
import static io.orgtrail.api.roles.Permission.MEMBERS_READ;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.email;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleRevoked;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleCommand.DeleteRole;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleCommandsTest {

  private static final List<Permission> AUDITS = List.of(AUDIT_READ);

  private static DefineRole define(String role, String... permissions) {
    return new DefineRole("acme", role, List.of(permissions));
  }

  private static RoleDefined defined(String role, Permission... permissions) {
    return new RoleDefined("acme", role, List.of(permissions), null);
  }

  @Nested
  class Defining {

    @Test
    void makesARole() {
      acme()
          .when("alice", define("auditor", "audit:read"))
          .thenEvents(defined("auditor", AUDIT_READ));
    }

    @Test
    void listsPermissionsOnce_inTheOrderInWhichTheyAreAlwaysListed() {
      acme()
          .when(
              "alice",
              define("auditor", "audit:read", "members:read", "organization:read", "audit:read"))
          .thenEvents(defined("auditor", ORGANIZATION_READ, MEMBERS_READ, AUDIT_READ));
    }

    @Test
    void aRoleMayHoldNothing() {
      acme().when("alice", define("guest")).thenEvents(defined("guest"));
    }

    @Test
    void givesARoleOtherPermissions() {
      acme()
          .withRole("auditor", AUDIT_READ)
          .when("alice", define("auditor", "members:read"))
          .thenEvents(new RoleDefined("acme", "auditor", List.of(MEMBERS_READ), AUDITS));
    }

    @Test
    void changesNothing_whenItHoldsTheSame() {
      acme()
          .withRole("auditor", MEMBERS_READ, AUDIT_READ)
          .when("alice", define("auditor", "audit:read", "members:read"))
          .thenNothing();
      acme().withRole("guest").when("alice", define("guest")).thenNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "MEMBER", "NONE", "owner", "Annotator"})
    void rejectsNamesOfBuiltInRoles_beforeUnknownPermissions(String role) {
      acme().when("alice", define(role, "world:rule")).thenRejected(ErrorCode.ROLE_IS_BUILT_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"world:rule", "AUDIT_READ", "Audit:Read"})
    void rejectsUnknownPermissions(String permission) {
      acme()
          .when("alice", define("auditor", "audit:read", permission))
          .thenRejected(ErrorCode.UNKNOWN_PERMISSION, "permissions[1]");
    }

    @Test
    void namesThatDifferInCaseAreTwoRoles() {
      acme()
          .withRole("auditor", AUDIT_READ)
          .when("alice", define("Auditor", "members:read"))
          .thenEvents(defined("Auditor", MEMBERS_READ));
    }

    @Test
    void needsThePermission() {
      var acme = acme().with("adam", "ADMIN").with("bob", "MEMBER");

      acme.when("adam", define("guest")).thenEvents(defined("guest"));
      acme.when("bob", define("guest")).thenRejected(ErrorCode.FORBIDDEN);
      acme.when("eve", define("guest")).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
      acme.when(operator(), define("guest")).thenEvents(defined("guest"));
    }
  }

  @Nested
  class Deleting {

    private final DeleteRole delete = new DeleteRole("acme", "auditor");
    private final RoleDeleted deleted = new RoleDeleted("acme", "auditor", AUDITS);

    private Acme withAuditor() {
      return acme().withRole("auditor", AUDIT_READ);
    }

    @Test
    void endsTheRole() {
      withAuditor().when("alice", delete).thenEvents(deleted);
    }

    @Test
    void itIsUnknownFromThenOn() {
      withAuditor()
          .given(deleted)
          .when("alice", new AddMember("acme", "bob", null, null, "auditor", null))
          .thenRejected(ErrorCode.UNKNOWN_ROLE, "role");
      withAuditor().given(deleted).when("alice", delete).thenRejected(ErrorCode.UNKNOWN_ROLE);
    }

    @Test
    void itsNameIsFreeAgain() {
      withAuditor()
          .given(deleted)
          .when("alice", define("auditor", "audit:read"))
          .thenEvents(defined("auditor", AUDIT_READ));
    }

    @Test
    void rejectsWhatIsNotThere() {
      acme().when("alice", delete).thenRejected(ErrorCode.UNKNOWN_ROLE, "role");
    }

    @Test
    void rejectsBuiltInRoles_afterThoseInUse() {
      acme()
          .when("alice", new DeleteRole("acme", "WORKER"))
          .thenRejected(ErrorCode.ROLE_IS_BUILT_IN);
      acme().when("alice", new DeleteRole("acme", "OWNER")).thenRejected(ErrorCode.ROLE_IN_USE);
    }

    @Test
    void rejectsRolesOfMembers_untilNobodyHasThem() {
      withAuditor()
          .with("bob", "auditor")
          .when("alice", delete)
          .thenRejected(ErrorCode.ROLE_IN_USE);
      withAuditor()
          .with("bob", "auditor")
          .given(new MemberRoleChanged("acme", "bob", "MEMBER", "auditor", null))
          .when("alice", delete)
          .thenEvents(deleted);
      withAuditor()
          .with("bob", "auditor")
          .given(new MemberLeft("acme", "bob", "auditor", List.of(), List.of()))
          .when("alice", delete)
          .thenEvents(deleted);
    }

    @Test
    void rejectsRolesInProjects_untilNobodyHasThem() {
      withAuditorInProject().when("alice", delete).thenRejected(ErrorCode.ROLE_IN_USE);
      withAuditorInProject()
          .given(new ProjectRoleRevoked("acme", "apollo", "bob", "auditor"))
          .when("alice", delete)
          .thenEvents(deleted);
      withAuditorInProject()
          .given(new ProjectDeleted("acme", "apollo", "apollo"))
          .when("alice", delete)
          .thenEvents(deleted);
      withAuditorInProject()
          .given(
              new UserRemoved(
                  "acme",
                  "bob",
                  "MEMBER",
                  List.of(new ProjectRole("apollo", "auditor")),
                  List.of()))
          .when("alice", delete)
          .thenEvents(deleted);
    }

    private Acme withAuditorInProject() {
      return withAuditor()
          .with("bob", "MEMBER")
          .withProject("apollo")
          .withProjectRole("apollo", "bob", "auditor");
    }

    @Test
    void rejectsRolesThatArePendingOffers() {
      withAuditor()
          .given(new SeatReserved("acme", "inv-1", email("bob"), "auditor", List.of(), List.of()))
          .when("alice", delete)
          .thenRejected(ErrorCode.ROLE_IN_USE);
      withAuditor()
          .withProject("apollo")
          .given(
              new SeatReserved(
                  "acme",
                  "inv-1",
                  email("bob"),
                  "NONE",
                  List.of(new ProjectRole("apollo", "auditor")),
                  List.of()))
          .when("alice", delete)
          .thenRejected(ErrorCode.ROLE_IN_USE);
    }

    @Test
    void aRoleIsFree_onceTheOfferHasEnded() {
      withAuditor()
          .given(new SeatReserved("acme", "inv-1", email("bob"), "auditor", List.of(), List.of()))
          .given(new SeatReleased("acme", "inv-1"))
          .when("alice", delete)
          .thenEvents(deleted);
    }

    @Test
    void needsThePermission() {
      withAuditor().with("bob", "MEMBER").when("bob", delete).thenRejected(ErrorCode.FORBIDDEN);
      withAuditor().when("eve", delete).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
      withAuditor().when(operator(), delete).thenEvents(deleted);
    }
  }
}
