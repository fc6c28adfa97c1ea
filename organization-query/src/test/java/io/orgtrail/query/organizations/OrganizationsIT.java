package io.orgtrail.query.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.QueryTest;
import java.time.Instant;
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
}
