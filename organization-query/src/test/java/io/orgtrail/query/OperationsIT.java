package io.orgtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.QueryTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationsIT extends QueryTest {

  @Test
  void isReadyWhileProjectionsRun() {
    as(alice).after(acme()).get("/industries");
    var readiness = service.anonymous().get("/actuator/health/readiness");
    assertThat(readiness.<Object>json("$")).isEqualTo(Map.of("status", "UP"));
    var details = asOperator().get("/actuator/health/readiness");
    assertThat(details.<Object>json("$.components.projections.details.abandonedSegments"))
        .isEqualTo(List.of());
    assertThat(service.anonymous().get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  @Test
  void measuresHowFarTheReadModelIsBehind() {
    as(alice).after(acme()).get("/industries");
    var answer = asOperator().get("/actuator/prometheus");
    assertThat(answer.body()).contains("organization_read_model_lag 0.0");
    assertThat(answer.body()).contains("organization_read_model_position ");
    assertThat(as(alice).get("/actuator/prometheus").status()).isEqualTo(403);
  }

  @Test
  void describesEveryRequest() {
    var document = service.anonymous().get("/v3/api-docs");
    assertThat(document.<String>json("$.info.title")).isEqualTo("Orgtrail queries");
    assertThat(document.<Map<String, Object>>json("$.paths").keySet())
        .containsExactlyInAnyOrder(
            "/organizations",
            "/organizations/{ref}",
            "/organizations/{ref}/overview",
            "/organizations/{ref}/invite-limit",
            "/organizations/{ref}/children",
            "/organizations/{ref}/members",
            "/organizations/{ref}/members/{userId}",
            "/organizations/{ref}/members/{userId}/explanation",
            "/organizations/{ref}/join-requests",
            "/organizations/{ref}/invitations",
            "/organizations/{ref}/invitations/{invitationId}",
            "/organizations/{ref}/roles",
            "/organizations/{ref}/teams",
            "/organizations/{ref}/teams/{idOrSlug}",
            "/organizations/{ref}/teams/{idOrSlug}/members",
            "/organizations/{ref}/projects",
            "/organizations/{ref}/projects/{projectId}",
            "/organizations/{ref}/projects/{projectId}/members",
            "/organizations/{ref}/resource-tags",
            "/organizations/{ref}/integrations",
            "/organizations/{ref}/integrations/default",
            "/organizations/{ref}/webhooks",
            "/organizations/{ref}/webhooks/{webhookId}/deliveries",
            "/organizations/{ref}/audit-trail",
            "/replays",
            "/replays/{id}",
            "/organizations/{ref}/changes",
            "/organizations/{ref}/audit-trail/stream",
            "/organizations/{ref}/audit-trail/verification",
            "/audit-trail",
            "/users/me/organizations",
            "/users/me/invitations",
            "/users/me/active-organization",
            "/event-replays",
            "/event-replays/{id}",
            "/dead-letters",
            "/dead-letters/{organizationId}",
            "/dead-letters/{organizationId}/retry",
            "/dead-letters/{organizationId}/{position}",
            "/roles",
            "/industries");
    assertThat(document.<List<String>>json("$.paths[*].get.summary")).hasSize(39);
    assertThat(document.<List<String>>json("$.paths['/organizations'].get.parameters[*].name"))
        .containsExactly("name", "cursor", "limit", "Min-Position", "Prefer");
    var roles = "$.paths['/organizations/{ref}/roles'].get.parameters[*].name";
    assertThat(document.<List<String>>json(roles))
        .containsExactlyInAnyOrder("ref", "asOf", "Min-Position", "Prefer");
    var auditTrail = "$.paths['/organizations/{ref}/audit-trail'].get.";
    assertThat(document.<String>json(auditTrail + "operationId")).isEqualTo("auditTrail");
    assertThat(document.<List<String>>json(auditTrail + "parameters[*].name"))
        .doesNotHaveDuplicates()
        .contains("ref", "actor", "type", "target", "text", "from", "to", "order", "cursor");
    assertThat(document.<Map<String, Object>>json(auditTrail + "responses.200.content"))
        .containsOnlyKeys("application/json", "text/csv", "application/x-ndjson");
    assertThat(document.<Map<String, Object>>json("$.components.schemas.Thing.properties").keySet())
        .containsExactly("changes", "members");
    for (var raw : List.of("IntegrationView.properties.settings", "AuditEntry.properties.data")) {
      assertThat(document.<String>json("$.components.schemas." + raw + ".type"))
          .isEqualTo("object");
    }
  }

  @Test
  void listsRoles() {
    var answer = as(alice).get("/roles");
    assertThat(answer.<String>each("name"))
        .containsExactly(
            "OWNER",
            "ADMIN",
            "MEMBER",
            "READ_ONLY",
            "WORKER",
            "ANNOTATOR",
            "LABELER",
            "REVIEWER",
            "NONE");
    assertThat(answer.<List<String>>json("$.data[3].permissions"))
        .containsExactly("organization:read", "members:read");
    assertThat(answer.<Boolean>json("$.data[0].builtIn")).isTrue();
    var acme = acme();
    assertThat(as(alice).after(acme).get("/organizations/%s/roles", acme.id()).body())
        .isEqualTo(answer.body());
  }
}
