package io.orgtrail.query.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.query.fixtures.QueryTest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganizationsIT extends QueryTest {

  @Test
  void showsEveryFieldOfAnOrganization() {
    var acme = acme();
    var answer = as(alice).after(acme).get("/organizations/%s", acme.id());
    Map<String, Object> body = answer.json("$");
    assertThat(body)
        .containsEntry("id", acme.id())
        .containsEntry("account", "default")
        .containsEntry("slug", acme.slug())
        .containsEntry("name", acme.name())
        .containsEntry("description", "Makes everything")
        .containsEntry("logo", "https://acme.example.com/logo.png")
        .containsEntry("website", "https://acme.example.com")
        .containsEntry("industry", "technology")
        .containsEntry("email", "Office@acme.example.com")
        .containsEntry("phone", "+1 555 0100")
        .containsEntry("visibility", "PRIVATE")
        .containsEntry("kind", "STANDARD")
        .containsEntry("parentOrganizationId", null)
        .containsEntry("plan", "FREEMIUM")
        .containsEntry("cache", null)
        .containsEntry("version", 2)
        .containsKeys("createdAt", "updatedAt")
        .hasSize(18);
    assertThat(Instant.parse((String) body.get("createdAt"))).isBefore(Instant.now());
    assertThat(body.get("createdAt")).asString().endsWith("Z");
  }

  @Test
  void findsAnOrganizationByIdSlugAndName() {
    var acme = acme().slugChanged(user("slug")).renamed("Überall " + user("name"));
    var asking = as(alice).after(acme);
    assertThat(asking.get("/organizations/%s", acme.slug()).<String>json("$.id"))
        .isEqualTo(acme.id());
    assertThat(asking.get("/organizations/%s", encoded(acme.name())).<String>json("$.id"))
        .isEqualTo(acme.id());
    assertThat(
            asking
                .get("/organizations/%s", encoded(acme.name().toUpperCase()))
                .<String>json("$.id"))
        .isEqualTo(acme.id());
    asking.get("/organizations/%s", acme.slug() + "-2").isProblem(404, "ORGANIZATION_NOT_FOUND");
  }

  @Test
  void findsNamesInTheCallersAccountAlone() {
    var acme = publicAcme();
    var asking = as(bob, Map.of("account", "other")).after(acme);
    asking.get("/organizations/%s", encoded(acme.name())).isProblem(404, "ORGANIZATION_NOT_FOUND");
    assertThat(asking.get("/organizations/%s", acme.id()).status()).isEqualTo(200);
  }

  @Test
  void findsTheLivingOrganization_whenSlugAndNameWereFreedByADeletedOne() {
    var gone = acme();
    var slug = user("reused");
    gone.slugChanged(slug).renamed("Reused " + slug).deleted();
    var acme = acme().slugChanged(slug).renamed("Reused " + slug);
    var asking = as(alice).after(acme);
    assertThat(asking.get("/organizations/%s", slug).<String>json("$.id")).isEqualTo(acme.id());
    assertThat(asking.get("/organizations/%s", encoded("reused " + slug)).<String>json("$.id"))
        .isEqualTo(acme.id());
    asking.get("/organizations/%s", gone.id()).isProblem(410, "ORGANIZATION_DELETED");
  }

  @Test
  void countsItsVersion_butIsUpdatedByItsOwnChangesAlone() {
    var acme = acme();
    var before = as(alice).after(acme).get("/organizations/%s", acme.id());
    acme.added(bob, "MEMBER");
    var joined = as(alice).after(acme).get("/organizations/%s", acme.id());
    assertThat(joined.<Integer>json("$.version")).isEqualTo(3);
    assertThat(joined.<String>json("$.updatedAt")).isEqualTo(before.json("$.updatedAt"));
    acme.upgraded();
    var upgraded = as(alice).after(acme).get("/organizations/%s", acme.id());
    assertThat(upgraded.<Integer>json("$.version")).isEqualTo(4);
    assertThat(upgraded.<String>json("$.plan")).isEqualTo("PREMIUM");
    assertThat(upgraded.<String>json("$.updatedAt")).isGreaterThan(joined.json("$.updatedAt"));
  }

  @Test
  void listsTheOrganizationsTheCallerMayRead() {
    var first = acme().renamed("First of " + alice);
    var second = acme().renamed("100%_second of " + alice);
    var foreign = organization(Visibility.PUBLIC, Kind.STANDARD, null).removed(alice);
    acme().deleted();
    var hidden = acme().roleChanged(alice, "NONE", "OWNER");
    var asking = as(alice).after(hidden);

    assertThat(asking.get("/organizations").<String>each("id"))
        .containsExactly(first.id(), second.id())
        .doesNotContain(foreign.id());
    assertThat(asking.get("/organizations?name=FIRST%%20of").<String>each("id"))
        .containsExactly(first.id());
    assertThat(asking.get("/organizations?name=0%%25_s").<String>each("id"))
        .containsExactly(second.id());
    assertThat(asking.get("/organizations?name=%%25rst").<String>each("id")).isEmpty();
    assertThat(asking.get("/organizations?name=fir_t").<String>each("id")).isEmpty();
    assertThat(asking.get("/organizations?name=").<String>each("id")).hasSize(2);
  }

  @Test
  void listsAllLivingOrganizationsToAnOperator() {
    var acme = acme();
    var gone = acme().renamed("Gone of " + alice).deleted();
    var asking = asOperator().after(gone);
    assertThat(asking.get("/organizations?name=%s", encoded(acme.name())).<String>each("id"))
        .containsExactly(acme.id());
    assertThat(asking.get("/organizations?name=%s", encoded("Gone of " + alice)).<String>each("id"))
        .isEmpty();
  }

  @Test
  void pagesThroughOrganizations() {
    var first = acme();
    var second = acme();
    var third = acme();
    var asking = as(alice).after(third);
    var page = asking.get("/organizations?limit=2");
    assertThat(page.<String>each("id")).containsExactly(first.id(), second.id());
    var next = asking.get("/organizations?limit=2&cursor=%s", page.<String>json("$.nextCursor"));
    assertThat(next.<String>each("id")).containsExactly(third.id());
    assertThat(next.<String>json("$.nextCursor")).isNull();
  }

  @Test
  void listsTheCallersMembershipsWithTheRole() {
    var acme = acme();
    var other = untold().created("default", Visibility.PRIVATE, Kind.STANDARD, null);
    other.added(alice, "NONE");
    var answer = as(alice).after(other).get("/users/me/organizations");
    assertThat(answer.<String>each("id")).containsExactly(acme.id(), other.id());
    assertThat(answer.<String>each("role")).containsExactly("OWNER", "NONE");
    assertThat(answer.<String>each("slug")).containsExactly(acme.slug(), other.slug());
    assertThat(as(bob).get("/users/me/organizations").<Object>each("id")).isEmpty();
  }

  @Test
  void tellsWhereTheCallerWorks() {
    var acme = acme().madeActiveBy(alice);
    var other = acme().madeActiveBy(alice);
    assertThat(active(other.position())).isEqualTo(other.id());
    acme.madeActiveBy(alice);
    assertThat(active(acme.position())).isEqualTo(acme.id());
    other.left(alice);
    assertThat(active(other.position())).isEqualTo(acme.id());
    acme.removed(alice);
    assertThat(active(acme.position())).isNull();
    acme.added(alice, "MEMBER");
    assertThat(active(acme.position())).isNull();
    acme.madeActiveBy(alice);
    assertThat(active(acme.position())).isEqualTo(acme.id());
    acme.deleted();
    assertThat(active(acme.position())).isNull();
    assertThat(as(bob).get("/users/me/active-organization").<String>json("$.organizationId"))
        .isNull();
  }

  private String active(long position) {
    return as(alice)
        .with("Min-Position", "" + position)
        .get("/users/me/active-organization")
        .json("$.organizationId");
  }

  @Test
  void countsWhatAnOrganizationHas() {
    var acme = acme().added(bob, "MEMBER").added(carol, "MEMBER").added(dave, "ADMIN");
    acme.invited("i1", "x@example.com").invited("i2", "y@example.com").canceled("i2");
    var answer = as(bob).after(acme).get("/organizations/%s/overview", acme.id());
    assertThat(answer.<Map<String, Object>>json("$"))
        .containsEntry("members", Map.of("OWNER", 1, "MEMBER", 2, "ADMIN", 1))
        .containsEntry("memberCount", 4)
        .containsEntry("pendingInvitations", 1)
        .containsEntry("teams", 0)
        .containsEntry("projects", 0)
        .containsEntry("datasets", 0)
        .containsEntry("tasks", 0)
        .containsEntry("seats", Map.of("limit", 10, "used", 5, "remaining", 5))
        .hasSize(8);
  }

  @Test
  void countsTeamsAndWhatProjectsHold() {
    var acme = acme().teamCreated("t1").teamCreated("t2").teamDeleted("t1");
    acme.projectCreated("p1", alice).projectCreated("p2", alice).projectCreated("p3", alice);
    acme.holding("p1", 2, 30).holding("p2", 1, Long.MAX_VALUE).holding("p2", 5, Long.MAX_VALUE);
    acme.projectDeleted("p3");
    var answer = as(alice).after(acme).get("/organizations/%s/overview", acme.id());
    assertThat(answer.<Map<String, Object>>json("$"))
        .containsEntry("teams", 1)
        .containsEntry("projects", 2)
        .containsEntry("datasets", 7)
        .containsEntry("tasks", BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.valueOf(30)));
  }

  @Test
  void showsTheCache() {
    var acme = acme().cacheApplied(PodType.MEDIUM);
    var path = "/organizations/" + acme.id();
    assertThat(as(alice).after(acme).get(path).<String>json("$.cache")).isEqualTo("MEDIUM");
    acme.cacheDestroyed();
    assertThat(as(alice).after(acme).get(path).<String>json("$.cache")).isNull();
  }

  @Test
  void countsSeats() {
    var acme = acme().added(bob, "MEMBER").invited("i1", "x@example.com");
    var path = "/organizations/%s/invite-limit".formatted(acme.id());
    assertThat(as(bob).after(acme).get(path).<Object>json("$"))
        .isEqualTo(Map.of("limit", 10, "used", 3, "remaining", 7));
    acme.seatsSetTo(4);
    assertThat(as(bob).after(acme).get(path).<Object>json("$"))
        .isEqualTo(Map.of("limit", 4, "used", 3, "remaining", 1));
    acme.seatsSetTo(null).upgraded().accepted("i1", carol);
    Map<String, Object> unlimited = as(bob).after(acme).get(path).json("$");
    assertThat(unlimited)
        .containsEntry("limit", null)
        .containsEntry("used", 3)
        .containsEntry("remaining", null);
  }

  @Test
  void listsChildren() {
    var parent = acme();
    var sub = child(Kind.SUB, parent);
    var client = child(Kind.CLIENT, parent);
    var gone = child(Kind.SUB, parent).deleted();
    var asking = as(alice).after(gone);
    var path = "/organizations/%s/children".formatted(parent.id());
    var answer = asking.get(path);
    assertThat(answer.<String>each("id")).containsExactly(sub.id(), client.id());
    assertThat(answer.<Object>json("$.data[0]"))
        .isEqualTo(Map.of("id", sub.id(), "slug", sub.slug(), "name", sub.name(), "kind", "SUB"));
    var page = asking.get(path + "?limit=1");
    assertThat(
            asking
                .get(path + "?limit=1&cursor=" + page.<String>json("$.nextCursor"))
                .<String>each("id"))
        .containsExactly(client.id());
  }

  @Test
  void listsIndustries() {
    var answer = as(alice).get("/industries");
    assertThat(answer.<String>each("value")).contains("technology", "ai-ml");
    assertThat(answer.<List<Object>>json("$.data[?(@.value=='ai-ml')].label")).hasSize(1);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
