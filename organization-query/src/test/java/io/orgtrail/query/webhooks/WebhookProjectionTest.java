package io.orgtrail.query.webhooks;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.fixtures.Recorded.time;
import static io.orgtrail.query.webhooks.WebhookProjection.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookDeleted;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookFailing;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRedeliveryRequested;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRegistered;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookSecretRotated;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookProjectionTest {

  private static final Row KEY = Row.of("organization_id", "acme", "id", "w1");

  @Test
  void showsAWebhook() {
    var types = List.of("MemberAdded");
    assertThat(changes(new WebhookRegistered("acme", "w1", "https://a.example", types, true, 1)))
        .containsExactly(
            WEBHOOK.upsert(
                "organization_id",
                "acme",
                "id",
                "w1",
                "url",
                "https://a.example",
                "event_types",
                "[\"MemberAdded\"]",
                "enabled",
                true,
                "failing",
                false,
                "created_at",
                time(5),
                "updated_at",
                time(5),
                "created_position",
                5L));
  }

  @Test
  void isFailingUntilSomebodyMendsIt() {
    assertThat(changes(new WebhookFailing("acme", "w1", "https://a.example", 3)))
        .containsExactly(updated(Row.of("failing", true)));
    assertThat(changes(new WebhookRedeliveryRequested("acme", "w1", 3)))
        .containsExactly(updated(Row.of("failing", false)));
    assertThat(changes(new WebhookUpdated("acme", "w1", "https://b.example", null, false, null)))
        .containsExactly(
            updated(
                Row.of(
                    "url",
                    "https://b.example",
                    "event_types",
                    "[]",
                    "enabled",
                    false,
                    "failing",
                    false)));
  }

  @Test
  void tellsOfANewSecretOnlyWhen() {
    assertThat(changes(new WebhookSecretRotated("acme", "w1", 2)))
        .containsExactly(updated(Row.of()));
  }

  @Test
  void forgetsItsEnd() {
    assertThat(changes(new WebhookDeleted("acme", "w1", "https://a.example")))
        .containsExactly(WEBHOOK.delete(KEY));
  }

  @Test
  void keepsTheWebhooksOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme"))).isEmpty();
  }

  @Test
  void isNotConcernedByAnythingElse() {
    assertThat(changes(new ProjectDeleted("acme", "w1", "Apollo"))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new WebhookProjection().changes(at(5, event));
  }

  private static RowChange updated(Row set) {
    return WEBHOOK.update(KEY, set.with(Row.of("updated_at", time(5))));
  }
}
