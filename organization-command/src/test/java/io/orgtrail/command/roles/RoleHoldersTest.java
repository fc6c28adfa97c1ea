package io.orgtrail.command.roles;

import static io.orgtrail.api.roles.Permission.INVITATIONS_MANAGE;
import static io.orgtrail.api.roles.Permission.MEMBERS_MANAGE;
import static io.orgtrail.api.roles.Permission.MEMBERS_READ;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;
import static io.orgtrail.api.roles.Permission.OWNERSHIP_TRANSFER;
import static io.orgtrail.api.roles.Permission.PLAN_CHANGE;
import static io.orgtrail.api.roles.Permission.ROLES_MANAGE;
import static io.orgtrail.api.roles.Permission.TEAMS_MANAGE;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.added;
import static io.orgtrail.command.testing.Acme.email;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.ownership.OwnershipCommand.TransferOwnership;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleCommand.DeleteRole;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.api.teams.TeamCommand.DeleteTeam;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What holders of an organization's own roles may do, and that nobody grants what they do not hold:
 * hera manages members and teams, ada is an admin.
 */
class RoleHoldersTest {

  private static final UserRemoved BOB_REMOVED =
      new UserRemoved("acme", "bob", "reader", List.of(), List.of());

  /** The role of hera, and one that it covers. */
  private static Acme withStaff() {
    return acme()
        .withRole("staff", ORGANIZATION_READ, MEMBERS_READ, MEMBERS_MANAGE, TEAMS_MANAGE)
        .withRole("reader", MEMBERS_READ)
        .withRole("planner", PLAN_CHANGE)
        .with("hera", "staff")
        .with("ada", "ADMIN");
  }

  private static AddMember adding(String name, String role) {
    return new AddMember("acme", name, email(name).typed(), name, role, null);
  }

  private static DefineRole define(String role, String... permissions) {
    return new DefineRole("acme", role, List.of(permissions));
  }

  private static RoleDefined redefined(
      String role, List<Permission> permissions, Permission... previous) {
    return new RoleDefined("acme", role, permissions, List.of(previous));
  }

  @Nested
  class Holding {

    @Test
    void aRoleLetsItsHolderDoWhatItSays() {
      withStaff()
          .withTeam("crew")
          .when("hera", new DeleteTeam("acme", "crew"))
          .thenEvents(new TeamDeleted("acme", "crew", "crew", "crew"));
    }

    @Test
    void andNothingElse() {
      withStaff().when("hera", define("guest")).thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void anotherDefinitionCountsAtOnce() {
      withStaff()
          .withTeam("crew")
          .given(redefined("staff", List.of(ROLES_MANAGE)))
          .when("hera", new DeleteTeam("acme", "crew"))
          .thenRejected(ErrorCode.FORBIDDEN);
      withStaff()
          .given(redefined("staff", List.of(ROLES_MANAGE)))
          .when("hera", define("guest"))
          .thenEvents(new RoleDefined("acme", "guest", List.of(), null));
    }
  }

  @Nested
  class GivingRoles {

    @Test
    void givesRolesThatTheOwnOneCovers() {
      withStaff().when("hera", adding("bob", "reader")).thenEvents(added("bob", "reader", null));
      withStaff().when("hera", adding("bob", "staff")).thenEvents(added("bob", "staff", null));
      withStaff()
          .when("hera", adding("bob", "READ_ONLY"))
          .thenEvents(added("bob", "READ_ONLY", null));
    }

    @Test
    void givesNoRoleThatHoldsMore() {
      withStaff().when("hera", adding("bob", "MEMBER")).thenRejected(ErrorCode.FORBIDDEN);
      withStaff().when("hera", adding("bob", "planner")).thenRejected(ErrorCode.FORBIDDEN);
      withStaff().when("ada", adding("bob", "planner")).thenRejected(ErrorCode.FORBIDDEN);
      withStaff()
          .when("ada", new ChangeMemberRole("acme", "ada", "planner"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void changesTheRoleOfWhomeverTheOwnOneCovers() {
      withStaff()
          .with("bob", "reader")
          .when("hera", new ChangeMemberRole("acme", "bob", "NONE"))
          .thenEvents(new MemberRoleChanged("acme", "bob", "NONE", "reader", null));
      withStaff()
          .with("bob", "reader")
          .when("hera", adding("bob", "READ_ONLY"))
          .thenEvents(new MemberRoleChanged("acme", "bob", "READ_ONLY", "reader", null));
    }

    @Test
    void changesNobodyWhoseRoleHoldsMore() {
      var acme = withStaff().with("bob", "planner");

      acme.when("hera", new ChangeMemberRole("acme", "bob", "reader"))
          .thenRejected(ErrorCode.FORBIDDEN);
      acme.when("hera", adding("bob", "reader")).thenRejected(ErrorCode.FORBIDDEN);
      acme.when("ada", new ChangeMemberRole("acme", "bob", "reader"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void removesWhomeverTheOwnRoleCovers() {
      withStaff()
          .with("bob", "reader")
          .when("hera", new RemoveMember("acme", "bob"))
          .thenEvents(BOB_REMOVED);
      withStaff()
          .with("bob", "planner")
          .when("hera", new RemoveMember("acme", "bob"))
          .thenRejected(ErrorCode.FORBIDDEN);
      withStaff()
          .with("bob", "MEMBER")
          .when("hera", new RemoveMember("acme", "bob"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void whatARoleCoversFollowsItsDefinition() {
      withStaff()
          .with("bob", "reader")
          .given(redefined("reader", List.of(PLAN_CHANGE), MEMBERS_READ))
          .when("hera", new RemoveMember("acme", "bob"))
          .thenRejected(ErrorCode.FORBIDDEN);
      withStaff()
          .with("bob", "planner")
          .given(redefined("planner", List.of(), PLAN_CHANGE))
          .when("hera", new ChangeMemberRole("acme", "bob", "reader"))
          .thenEvents(new MemberRoleChanged("acme", "bob", "reader", "planner", null));
    }

    @Test
    void ownersAndOperatorsGiveAny() {
      withStaff().when("alice", adding("bob", "planner")).thenEvents(added("bob", "planner", null));
      withStaff()
          .when(operator(), adding("bob", "planner"))
          .thenEvents(added("bob", "planner", null));
    }

    @Test
    void whoMayTransferTheOwnershipWithoutHoldingItMakesNoOwner() {
      acme()
          .withRole("heir", OWNERSHIP_TRANSFER)
          .with("hal", "heir")
          .with("bob", "MEMBER")
          .when("hal", new TransferOwnership("acme", "bob"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void aRoleThatHoldsEverythingIsNoOwner() {
      acme()
          .withRole("boss", Permission.values())
          .with("bill", "boss")
          .when("bill", new RemoveMember("acme", "alice"))
          .thenRejected(ErrorCode.LAST_OWNER);
    }
  }

  @Nested
  class DefiningRoles {

    @Test
    void definesRolesThatTheOwnOneCovers() {
      withStaff()
          .when("ada", define("hirer", "members:manage", "invitations:manage"))
          .thenEvents(
              new RoleDefined("acme", "hirer", List.of(MEMBERS_MANAGE, INVITATIONS_MANAGE), null));
      withStaff()
          .when("ada", define("reader", "teams:manage"))
          .thenEvents(redefined("reader", List.of(TEAMS_MANAGE), MEMBERS_READ));
    }

    @Test
    void givesNoPermissionThatTheyDoNotHold() {
      withStaff().when("ada", define("heir", "plan:change")).thenRejected(ErrorCode.FORBIDDEN);
      withStaff()
          .when("ada", define("reader", "members:read", "organization:delete"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void takesNoPermissionThatTheyDoNotHold() {
      withStaff().when("ada", define("planner", "members:read")).thenRejected(ErrorCode.FORBIDDEN);
      withStaff().when("ada", define("planner")).thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void doesNotMakeTheirOwnRoleHoldMore() {
      withStaff()
          .given(redefined("staff", List.of(ROLES_MANAGE)))
          .when("hera", define("staff", "roles:manage", "teams:manage"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void mayMakeTheirOwnRoleHoldLess() {
      withStaff()
          .given(redefined("staff", List.of(MEMBERS_READ, ROLES_MANAGE)))
          .when("hera", define("staff", "members:read"))
          .thenEvents(redefined("staff", List.of(MEMBERS_READ), MEMBERS_READ, ROLES_MANAGE));
    }

    @Test
    void isForbidden_beforeAPermissionIsUnknown() {
      withStaff()
          .when("ada", define("heir", "world:rule", "plan:change"))
          .thenRejected(ErrorCode.FORBIDDEN);
      withStaff()
          .when("ada", define("heir", "world:rule"))
          .thenRejected(ErrorCode.UNKNOWN_PERMISSION);
    }

    @Test
    void deletesRolesThatTheOwnOneCoversAlone() {
      withStaff()
          .when("ada", new DeleteRole("acme", "reader"))
          .thenEvents(new RoleDeleted("acme", "reader", List.of(MEMBERS_READ)));
      withStaff().when("ada", new DeleteRole("acme", "planner")).thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void anOperatorDefinesAny() {
      withStaff()
          .when(operator(), define("planner"))
          .thenEvents(redefined("planner", List.of(), PLAN_CHANGE));
    }
  }
}
