package io.orgtrail.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.query.fixtures.QueryTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link RequestPermissionsIT} does not try of who sees an organization. */
class AccessIT extends QueryTest {

  @Test
  void aRefusalTellsNothingThatAWrongIdWouldNot() {
    var acme = acme();
    var refusal = as(carol).after(acme).get("/organizations/%s", acme.id());
    refusal.isProblem(404, "ORGANIZATION_NOT_FOUND");
    assertThat(refusal.body().replace(acme.id(), "nope"))
        .isEqualTo(as(carol).get("/organizations/nope").body());
    assertThat(as(carol).get("/organizations/%s", acme.slug()).<String>problem("$.detail"))
        .contains(acme.slug());
  }

  @Test
  void nobodyOfTheParentReadsClientOrganizations() {
    var client = child(Kind.CLIENT, acme());
    for (var resource : List.of("", "/overview", "/members", "/teams", "/roles", "/audit-trail")) {
      var path = "/organizations/" + client.id() + resource;
      as(alice).after(client).get(path).isProblem(404, "ORGANIZATION_NOT_FOUND");
      assertThat(as(dave).get(path).status()).isEqualTo(200);
    }
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
}
