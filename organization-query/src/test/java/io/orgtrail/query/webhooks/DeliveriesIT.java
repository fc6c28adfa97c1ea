package io.orgtrail.query.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Deliveries;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveriesIT extends QueryTest {

  @Test
  void showsEveryFieldOfADelivery() {
    var acme = acme().webhookRegistered("w1").added(bob, "MEMBER");
    var refused = Deliveries.of(acme).refused("w1", 3);
    Map<String, Object> body = as(alice).after(acme).get(path(acme, "w1")).json("$.data[0]");
    assertThat(body)
        .containsEntry("id", refused)
        .containsEntry("eventId", new UUID(0, acme.position()).toString())
        .containsEntry("eventType", "MemberAdded")
        .containsEntry("position", (int) acme.position())
        .containsEntry("attempt", 3)
        .containsEntry("status", "FAILED")
        .containsEntry("responseStatus", 503)
        .containsEntry("latencyMs", 17)
        .containsEntry("responseExcerpt", "Thanks")
        .containsEntry("at", "2026-03-01T12:00:00Z")
        .containsEntry("nextAttemptAt", "2026-03-01T13:00:00Z")
        .hasSize(11);
    Deliveries.of(acme).waiting("w1");
    Map<String, Object> waiting = as(alice).get(path(acme, "w1")).json("$.data[0]");
    assertThat(waiting)
        .containsEntry("responseStatus", null)
        .containsEntry("latencyMs", null)
        .containsEntry("responseExcerpt", null)
        .hasSize(11);
  }

  @Test
  void listsTheNewestFirst_ofAnyStatusOrOne() {
    var acme = acme().webhookRegistered("w1").webhookRegistered("w2");
    var deliveries = Deliveries.of(acme);
    var refused = deliveries.refused("w1", 1);
    var taken = deliveries.taken("w1", 2);
    var other = deliveries.taken("w2", 1);
    var waiting = deliveries.waiting("w1");
    var asking = as(alice).after(acme);
    assertThat(asking.get(path(acme, "w1")).<String>each("id"))
        .containsExactly(waiting, taken, refused);
    assertThat(asking.get(path(acme, "w2")).<String>each("id")).containsExactly(other);
    assertThat(asking.get(path(acme, "w1") + "?status=DELIVERED").<String>each("id"))
        .containsExactly(taken);
    assertThat(asking.get(path(acme, "w1") + "?status=FAILED").<String>each("id"))
        .containsExactly(refused);
    asking.get(path(acme, "w1") + "?status=LOST").isInvalid("status");
  }

  @Test
  void pagesThroughDeliveries() {
    var acme = acme().webhookRegistered("w1").webhookRegistered("w2");
    var deliveries = Deliveries.of(acme);
    var first = deliveries.taken("w1", 1);
    var second = deliveries.taken("w1", 1);
    var third = deliveries.taken("w1", 1);
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme, "w1") + "?limit=2");
    assertThat(page.<String>each("id")).containsExactly(third, second);
    String cursor = page.json("$.nextCursor");
    // What comes later does not move the pages that follow.
    deliveries.taken("w1", 1);
    var next = asking.get(path(acme, "w1") + "?limit=2&cursor=" + cursor);
    assertThat(next.<String>each("id")).containsExactly(first);
    assertThat(next.<String>json("$.nextCursor")).isNull();
    asking.get(path(acme, "w1") + "?status=FAILED&cursor=" + cursor).isInvalid("cursor");
    asking.get(path(acme, "w2") + "?cursor=" + cursor).isInvalid("cursor");
  }

  @Test
  void knowsTheWebhooksOfTheOrganizationAlone() {
    var other = acme().webhookRegistered("w1");
    Deliveries.of(other).taken("w1", 1);
    var acme = acme();
    as(alice).after(acme).get(path(acme, "w1")).isProblem(404, "WEBHOOK_NOT_FOUND");
    acme.webhookRegistered("w1");
    assertThat(as(alice).after(acme).get(path(acme, "w1")).<Object>each("id")).isEmpty();
    acme.webhookDeleted("w1");
    as(alice).after(acme).get(path(acme, "w1")).isProblem(404, "WEBHOOK_NOT_FOUND");
  }

  private static String path(Story organization, String webhookId) {
    return "/organizations/%s/webhooks/%s/deliveries".formatted(organization.id(), webhookId);
  }
}
