package io.orgtrail.query.integrations;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.fixtures.Recorded.time;
import static io.orgtrail.query.integrations.IntegrationProjection.INTEGRATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.integrations.IntegrationEvent.DefaultIntegrationSet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAdded;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAvailabilitySet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationRemoved;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntegrationProjectionTest {

  @Test
  void showsAnIntegrationWithWhoAddedIt() {
    var added =
        new IntegrationAdded(
            "acme", "i1", "Data", IntegrationKind.STORAGE, "aws", Map.of("bucket", "data"));
    assertThat(changes(added))
        .containsExactly(
            INTEGRATION.upsert(
                "organization_id",
                "acme",
                "id",
                "i1",
                "name",
                "Data",
                "kind",
                IntegrationKind.STORAGE,
                "provider",
                "aws",
                "settings",
                "{\"bucket\":\"data\"}",
                "available",
                true,
                "is_default",
                false,
                "created_by",
                "alice",
                "created_at",
                time(5),
                "updated_at",
                time(5),
                "created_position",
                5L));
  }

  @Test
  void followsTheDefaultOfItsKind() {
    assertThat(changes(new DefaultIntegrationSet("acme", "i1", IntegrationKind.IAM, null)))
        .containsExactly(updated("i1", "is_default", true));
    assertThat(changes(new DefaultIntegrationSet("acme", "i1", IntegrationKind.IAM, "i2")))
        .containsExactly(updated("i2", "is_default", false), updated("i1", "is_default", true));
  }

  @Test
  void followsItToItsEnd() {
    assertThat(changes(new IntegrationAvailabilitySet("acme", "i1", false)))
        .containsExactly(updated("i1", "available", false));
    assertThat(changes(new IntegrationRemoved("acme", "i1", "Data", IntegrationKind.IAM)))
        .containsExactly(INTEGRATION.delete(key("i1")));
  }

  @Test
  void keepsTheIntegrationsOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme"))).isEmpty();
  }

  @Test
  void isNotConcernedByAnythingElse() {
    assertThat(changes(new ProjectDeleted("acme", "i1", "Apollo"))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new IntegrationProjection().changes(at(5, event));
  }

  private static RowChange updated(String integrationId, String column, boolean value) {
    return INTEGRATION.update(key(integrationId), Row.of(column, value, "updated_at", time(5)));
  }

  private static Row key(String integrationId) {
    return Row.of("organization_id", "acme", "id", integrationId);
  }
}
