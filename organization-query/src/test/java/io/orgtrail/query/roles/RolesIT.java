package io.orgtrail.query.roles;

import static io.orgtrail.api.roles.Permission.AUDIT_READ;
import static io.orgtrail.api.roles.Permission.INVITATIONS_MANAGE;
import static io.orgtrail.api.roles.Permission.MEMBERS_READ;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesIT extends QueryTest {

  @Test
  void listsAnOrganizationsOwnRolesLast() {
    var acme = acme().roleDefined("RECRUITER", INVITATIONS_MANAGE).roleDefined("GUEST");
    acme.roleRedefined("RECRUITER", INVITATIONS_MANAGE, ORGANIZATION_READ);
    var answer = as(alice).after(acme).get(path(acme));
    assertThat(answer.<String>each("name"))
        .startsWith("OWNER", "ADMIN")
        .endsWith("NONE", "RECRUITER", "GUEST");
    assertThat(answer.<Object>json("$.data[9]"))
        .isEqualTo(
            Map.of(
                "name",
                "RECRUITER",
                "permissions",
                List.of("organization:read", "invitations:manage"),
                "builtIn",
                false));
    assertThat(answer.<Object>json("$.data[10].permissions")).isEqualTo(List.of());
    acme.roleDeleted("GUEST");
    assertThat(as(alice).after(acme).get(path(acme)).<String>each("name")).hasSize(10);
    assertThat(as(alice).after(acme()).get("/roles").<String>each("name")).hasSize(9);
  }

  @Test
  void givesHoldersTheirPermissionsAtOnce() {
    var acme = acme().roleDefined("GUEST", ORGANIZATION_READ).added(bob, "GUEST");
    var organization = "/organizations/" + acme.id();
    assertThat(as(bob).after(acme).get(organization).status()).isEqualTo(200);
    as(bob).get(organization + "/members").isProblem(403, "FORBIDDEN");
    acme.roleRedefined("GUEST", MEMBERS_READ);
    as(bob).after(acme).get(organization).isProblem(403, "FORBIDDEN");
    assertThat(as(bob).get(organization + "/members").status()).isEqualTo(200);
  }

  @Test
  void meansTheRolesOfTheSameOrganization() {
    acme().roleDefined("GUEST", ORGANIZATION_READ, MEMBERS_READ);
    var acme = acme().roleDefined("GUEST").added(bob, "GUEST");
    as(bob).after(acme).get("/organizations/" + acme.id()).isProblem(403, "FORBIDDEN");
  }

  @Test
  void listsTheOrganizationsThatAnOwnRoleLetsRead() {
    var acme = acme().roleDefined("GUEST", MEMBERS_READ, ORGANIZATION_READ).added(bob, "GUEST");
    acme().roleDefined("GUEST", MEMBERS_READ).added(bob, "GUEST");
    var last = acme().added(bob, "NONE");
    assertThat(as(bob).after(last).get("/organizations").<String>each("id"))
        .containsExactly(acme.id());
  }

  @Test
  void findsTheHoldersOfAnOwnRole() {
    var acme = acme().roleDefined("GUEST").added(bob, "GUEST").added(carol, "MEMBER");
    var members = "/organizations/%s/members?role=".formatted(acme.id());
    assertThat(as(alice).after(acme).get(members + "GUEST").<String>each("userId"))
        .containsExactly(bob);
    as(alice).get(members + "KING").isInvalid("role");
    var other = acme();
    as(alice)
        .after(other)
        .get("/organizations/%s/members?role=GUEST", other.id())
        .isInvalid("role");
  }

  @Test
  void letsHoldersReadTheAuditTrailAfterTheEnd() {
    var acme = acme().roleDefined("AUDITOR", AUDIT_READ).added(bob, "AUDITOR").deleted();
    var organization = "/organizations/" + acme.id();
    assertThat(as(bob).after(acme).get(organization + "/audit-trail").status()).isEqualTo(200);
    as(bob).get(organization).isProblem(410, "ORGANIZATION_DELETED");
  }

  private static String path(Story organization) {
    return "/organizations/%s/roles".formatted(organization.id());
  }
}
