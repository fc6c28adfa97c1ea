package io.orgtrail.command.members;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.email;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody grants or takes what they do not hold; and what is checked before the rules. */
class MemberPermissionsTest {

  @Test
  void anAdminCannotMakeAnOwner() {
    acme()
        .with("adam", "ADMIN")
        .with("bob", "MEMBER")
        .when("adam", new ChangeMemberRole("acme", "bob", "OWNER"))
        .thenRejected(ErrorCode.FORBIDDEN);
    acme()
        .with("adam", "ADMIN")
        .when("adam", adding("bob", "OWNER"))
        .thenRejected(ErrorCode.FORBIDDEN);
    acme()
        .with("adam", "ADMIN")
        .when("adam", new ChangeMemberRole("acme", "adam", "OWNER"))
        .thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void anAdminCannotDemoteAnOwner() {
    var two = acme().with("olga", "OWNER").with("adam", "ADMIN");

    two.when("adam", new ChangeMemberRole("acme", "olga", "MEMBER"))
        .thenRejected(ErrorCode.FORBIDDEN);
    two.when("adam", adding("olga", "MEMBER")).thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void anAdminCannotRemoveAnOwner_evenTheLast() {
    acme()
        .with("adam", "ADMIN")
        .when("adam", new RemoveMember("acme", "alice"))
        .thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void anAdminManagesEverybodyElse() {
    var acme = acme().with("adam", "ADMIN").with("eve", "ADMIN");

    acme.when("adam", new ChangeMemberRole("acme", "eve", "MEMBER"))
        .thenEvents(new MemberRoleChanged("acme", "eve", "MEMBER", "ADMIN", null));
    acme.when("adam", new RemoveMember("acme", "eve"))
        .thenEvents(new UserRemoved("acme", "eve", "ADMIN", List.of(), List.of()));
    acme.when("adam", adding("bob", "ADMIN")).thenEvents(Acme.added("bob", "ADMIN", null));
    acme.when("adam", new ChangeMemberRole("acme", "adam", "NONE"))
        .thenEvents(new MemberRoleChanged("acme", "adam", "NONE", "ADMIN", null));
  }

  @Test
  void anOperatorMakesOwners() {
    acme().when(operator(), adding("bob", "OWNER")).thenEvents(Acme.added("bob", "OWNER", null));
  }

  @Test
  void whoWasDemotedHoldsNothingOfBefore() {
    acme()
        .with("olga", "OWNER")
        .given(new MemberRoleChanged("acme", "olga", "MEMBER", "OWNER", null))
        .when("olga", adding("bob", "MEMBER"))
        .thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void permissionComesBeforeTheVersion() {
    acme()
        .with("bob", "MEMBER")
        .expecting(99)
        .when("bob", adding("carl", "KING"))
        .thenRejected(ErrorCode.FORBIDDEN);
  }

  @Test
  void theVersionComesBeforeTheRules() {
    acme()
        .expecting(99)
        .when("alice", adding("carl", "KING"))
        .thenRejected(ErrorCode.VERSION_MISMATCH);
    acme().expecting(2).when("alice", adding("carl", "KING")).thenRejected(ErrorCode.UNKNOWN_ROLE);
  }

  @Test
  void deletedComesBeforePermission() {
    acme()
        .with("bob", "NONE")
        .given(new OrganizationDeleted("acme", "acme", "Acme"))
        .when("bob", adding("carl", "MEMBER"))
        .thenRejected(ErrorCode.ORGANIZATION_DELETED);
  }

  private static AddMember adding(String name, String role) {
    return new AddMember("acme", name, email(name).typed(), name, role, null);
  }
}
