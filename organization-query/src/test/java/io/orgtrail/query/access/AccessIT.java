package io.orgtrail.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of caller before every resource of an organization. */
class AccessIT extends QueryTest {

  private static final List<String> RESOURCES =
      List.of(
          "",
          "/overview",
          "/invite-limit",
          "/children",
          "/roles",
          "/members",
          "/members/%s",
          "/teams",
          "/projects",
          "/resource-tags",
          "/invitations",
          "/invitations/i1",
          "/join-requests",
          "/integrations",
          "/webhooks",
          "/audit-trail");

  private static final int PROFILE = 0;

  @Test
  void ownersAdminsAndOperatorsSeeEverything() {
    var acme = acme().added(bob, "ADMIN").invited("i1", "x@example.com");
    for (var asking : List.of(as(alice), as(bob), asOperator())) {
      assertThat(statuses(asking, acme)).containsOnly(200);
    }
  }

  @Test
  void membersSeeWhatTheirRoleLetsThemSee() {
    var acme = acme().added(bob, "MEMBER").added(carol, "READ_ONLY").invited("i1", "x@example.com");
    for (var asking : List.of(as(bob), as(carol))) {
      assertThat(statuses(asking, acme))
          .containsExactly(
              200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 403);
    }
  }

  @Test
  void membersWithoutPermissionsSeeTheRolesThemselvesAndWhatTheyAreIn() {
    var acme = acme().added(bob, "NONE").invited("i1", "x@example.com");
    assertThat(statuses(as(bob), acme))
        .containsExactly(
            403, 403, 403, 403, 200, 403, 403, 200, 200, 403, 403, 403, 403, 403, 403, 403);
    assertThat(as(bob).get("/organizations/%s/members/%s", acme.id(), bob).status()).isEqualTo(200);
    acme.madePublic();
    assertThat(as(bob).after(acme).get("/organizations/%s", acme.id()).status()).isEqualTo(200);
  }

  @Test
  void strangersDoNotKnowOfPrivateOrganizations() {
    var acme = acme().invited("i1", "x@example.com").added(bob, "ADMIN").left(bob);
    for (var asking : List.of(as(bob), as(carol))) {
      assertThat(statuses(asking, acme)).containsOnly(404);
      asking.get("/organizations/%s", acme.id()).isProblem(404, "ORGANIZATION_NOT_FOUND");
    }
    // A refusal tells nothing that a wrong id would not.
    var refusal = as(carol).get("/organizations/%s", acme.id());
    assertThat(refusal.body().replace(acme.id(), "nope"))
        .isEqualTo(as(carol).get("/organizations/nope").body());
    assertThat(as(carol).get("/organizations/%s", acme.slug()).<String>problem("$.detail"))
        .contains(acme.slug());
  }

  @Test
  void strangersSeeTheProfileOfPublicOrganizations() {
    var acme = publicAcme().invited("i1", "x@example.com");
    var statuses = statuses(as(carol), acme);
    assertThat(statuses.get(PROFILE)).isEqualTo(200);
    assertThat(statuses.subList(1, statuses.size())).containsOnly(403);
    as(carol).get("/organizations/%s/members", acme.id()).isProblem(403, "FORBIDDEN");
    as(carol).get("/organizations/%s/members/%s", acme.id(), carol).isProblem(403, "FORBIDDEN");
  }

  @Test
  void ownersAndAdminsOfTheParentReadSubOrganizations() {
    var parent = acme().added(bob, "ADMIN").added(carol, "MEMBER");
    var sub = child(Kind.SUB, parent).invited("i1", "x@example.com");
    for (var asking : List.of(as(alice), as(bob))) {
      assertThat(statuses(asking, sub))
          .containsExactly(
              200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 403);
    }
    assertThat(statuses(as(carol), sub)).containsOnly(404);
  }

  @Test
  void nobodyOfTheParentReadsClientOrganizations() {
    var parent = acme();
    var client = child(Kind.CLIENT, parent).invited("i1", "x@example.com");
    assertThat(statuses(as(alice), client)).containsOnly(404);
    assertThat(statuses(as(dave), client)).containsOnly(200);
  }

  @Test
  void onlyFormerMembersAndOperatorsAreToldOfADeletion() {
    var acme = publicAcme().added(bob, "NONE").added(carol, "MEMBER").left(carol);
    acme.invited("i1", "x@example.com").deleted();
    assertThat(statuses(as(bob), acme)).containsOnly(410);
    assertThat(statuses(as(carol), acme)).containsOnly(404);
    assertThat(statuses(as(dave), acme)).containsOnly(404);
    var last = RESOURCES.size() - 1;
    for (var asking : List.of(as(alice), asOperator())) {
      assertThat(statuses(asking, acme).subList(0, last)).containsOnly(410);
      assertThat(statuses(asking, acme).get(last)).isEqualTo(200);
    }
    as(bob).get("/organizations/%s", acme.id()).isProblem(410, "ORGANIZATION_DELETED");
  }

  @Test
  void whoLeavesLosesAccessAtOnce() {
    var acme = acme().added(bob, "ADMIN");
    assertThat(as(bob).after(acme).get("/organizations/%s", acme.id()).status()).isEqualTo(200);
    acme.removed(bob);
    assertThat(as(bob).after(acme).get("/organizations/%s", acme.id()).status()).isEqualTo(404);
  }

  @Test
  void nobodyAsksWithoutAToken() {
    service.anonymous().get("/organizations").isProblem(401, "UNAUTHENTICATED");
    service.anonymous().get("/nowhere").isProblem(401, "UNAUTHENTICATED");
    as(alice).get("/nowhere").isProblem(404, "NOT_FOUND");
    as(alice).get("/organizations/acme/nowhere").isProblem(404, "NOT_FOUND");
    as(alice).send("POST", "/organizations").isProblem(405, "METHOD_NOT_ALLOWED");
  }

  private List<Integer> statuses(Client asking, Story organization) {
    return RESOURCES.stream()
        .map(
            resource ->
                "/organizations/"
                    + organization.id()
                    + resource.formatted(firstMember(organization)))
        .map(path -> asking.after(organization).get(path).status())
        .toList();
  }

  /** Of organizations made as children dave is the owner, else alice. */
  private String firstMember(Story organization) {
    return organization.isChild() ? dave : alice;
  }
}
