package io.orgtrail.query.pages;

import static io.orgtrail.api.integrations.IntegrationKind.STORAGE;
import static io.orgtrail.query.fixtures.QueryService.ALLOWED_ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.QueryTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachingIT extends QueryTest {

  @Test
  void tagsAnOrganizationWithItsVersion() {
    var acme = acme();
    var path = "/organizations/" + acme.id();
    var answer = as(alice).after(acme).get(path);
    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    var unchanged = as(alice).with("If-None-Match", "\"2\"").get(path);
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(unchanged.header("Position")).isNotNull();

    acme.renamed("New name of " + acme.id());
    var changed = as(alice).with("If-None-Match", "\"2\"").after(acme).get(path);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"3\"");
  }

  @Test
  void tagsOtherResourcesWithWhatTheySay() {
    var acme = acme().added(bob, "MEMBER").invited("i1", "x@example.com");
    acme.teamCreated("red").projectCreated("apollo", bob).integrationAdded("storage", STORAGE);
    acme.madeDefault("storage", STORAGE, null);
    var organization = "/organizations/" + acme.id();
    for (var path :
        List.of(
            organization + "/overview",
            organization + "/invite-limit",
            organization + "/members/" + bob,
            organization + "/invitations/i1",
            organization + "/teams/red",
            organization + "/projects/apollo",
            organization + "/integrations/default?kind=STORAGE",
            "/users/me/active-organization")) {
      var tag = as(alice).after(acme).get(path).header("ETag");
      assertThat(tag).matches("\"[A-Za-z0-9_-]{20}\"");
      assertThat(as(alice).with("If-None-Match", tag).get(path).status()).isEqualTo(304);
      assertThat(as(alice).with("If-None-Match", "\"other\"").get(path).status()).isEqualTo(200);
    }
  }

  @Test
  void changesTheTagWithTheContent() {
    var acme = acme().added(bob, "MEMBER");
    var path = "/organizations/%s/members/%s".formatted(acme.id(), bob);
    var before = as(alice).after(acme).get(path).header("ETag");
    acme.added(carol, "MEMBER");
    assertThat(as(alice).after(acme).get(path).header("ETag")).isEqualTo(before);
    acme.roleChanged(bob, "ADMIN", "MEMBER");
    assertThat(as(alice).after(acme).get(path).header("ETag")).isNotEqualTo(before);
  }

  @Test
  void letsNobodyKeepWhatTheyMayNoLongerSee() {
    var acme = acme().added(bob, "MEMBER");
    var path = "/organizations/" + acme.id();
    var tag = as(bob).after(acme).get(path).header("ETag");
    acme.removed(bob);
    var answer = as(bob).with("If-None-Match", tag).after(acme).get(path);
    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void givesAnAnswerAgain_untilSomethingChanges() {
    var acme = acme().added(bob, "MEMBER");
    var path = "/organizations/%s/members".formatted(acme.id());
    var first = as(alice).after(acme).get(path);
    for (var times = 0; times < 3; times++) {
      var again = as(alice).get(path);
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.header("Content-Type")).isEqualTo("application/json");
      assertThat(again.header("Cache-Control")).isEqualTo("no-store");
    }
    assertThat(as(carol).get(path).status()).isEqualTo(404);
    assertThat(as(carol).get(path).status()).isEqualTo(404);
    acme.added(carol, "MEMBER");
    assertThat(as(alice).after(acme).get(path).each("userId")).contains(carol);
    assertThat(as(carol).get(path).each("userId")).contains(carol);
  }

  @Test
  void tellsEachBrowserWhatItMayShow_whenAnAnswerIsGivenAgain() {
    var acme = acme();
    var path = "/organizations/" + acme.id();
    var tag = as(alice).after(acme).get(path).header("ETag");
    for (var times = 0; times < 3; times++) {
      var shown = as(alice).with("Origin", ALLOWED_ORIGIN).get(path);
      assertThat(shown.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED_ORIGIN);
      assertThat(shown.header("Access-Control-Expose-Headers")).contains("Position", "ETag");
      assertThat(shown.header("ETag")).isEqualTo(tag);
      var hidden = as(alice).with("Origin", "https://evil.example.com").get(path);
      assertThat(hidden.header("Access-Control-Allow-Origin")).isNull();
      var other = as(alice).get(path);
      assertThat(other.header("Access-Control-Allow-Origin")).isNull();
      for (var answer : List.of(shown, hidden, other)) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Position")).isNotNull();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
      }
    }
    var unchanged = as(alice).with("Origin", ALLOWED_ORIGIN).with("If-None-Match", tag).get(path);
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED_ORIGIN);
  }

  @Test
  void showsBrowsersWhyTheyHaveToWait() {
    var answer =
        as(alice)
            .with("Origin", ALLOWED_ORIGIN)
            .with("Min-Position", "999999999")
            .with("Prefer", "wait=0")
            .get("/industries");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotNull();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED_ORIGIN);
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("Retry-After");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }
}
