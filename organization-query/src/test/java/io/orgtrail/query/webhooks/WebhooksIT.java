package io.orgtrail.query.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhooksIT extends QueryTest {

  @Test
  void showsEveryFieldOfAWebhook() {
    var acme = acme().webhookRegistered("w1", "MemberAdded", "MemberLeft");
    Map<String, Object> body = as(alice).after(acme).get(path(acme)).json("$.data[0]");
    assertThat(body)
        .containsEntry("id", "w1")
        .containsEntry("url", "https://example.com/hook")
        .containsEntry("eventTypes", List.of("MemberAdded", "MemberLeft"))
        .containsEntry("enabled", true)
        .containsEntry("failing", false)
        .containsKeys("createdAt", "updatedAt")
        .hasSize(7);
  }

  @Test
  void followsAWebhookToItsEnd() {
    var acme = acme().webhookRegistered("w1", "MemberAdded").webhookFailing("w1");
    assertThat(failing(acme)).containsExactly(true);
    acme.redeliveryRequested("w1");
    assertThat(failing(acme)).containsExactly(false);
    acme.webhookFailing("w1").secretRotated("w1");
    assertThat(failing(acme)).containsExactly(true);
    acme.webhookUpdated("w1", "https://example.org", false);
    assertThat(failing(acme)).containsExactly(false);
    var answer = as(alice).get(path(acme));
    assertThat(answer.<String>each("url")).containsExactly("https://example.org");
    assertThat(answer.<Boolean>each("enabled")).containsExactly(false);
    assertThat(answer.<List<String>>each("eventTypes")).containsExactly(List.of());
    acme.webhookDeleted("w1");
    assertThat(failing(acme)).isEmpty();
  }

  private List<Boolean> failing(Story acme) {
    return as(alice).after(acme).get(path(acme)).each("failing");
  }

  @Test
  void pagesThroughWebhooks() {
    var acme = acme().webhookRegistered("z").webhookRegistered("a");
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme) + "?limit=1");
    assertThat(page.<String>each("id")).containsExactly("z");
    var next = path(acme) + "?cursor=" + page.<String>json("$.nextCursor");
    assertThat(asking.get(next).<String>each("id")).containsExactly("a");
  }

  private static String path(Story organization) {
    return "/organizations/%s/webhooks".formatted(organization.id());
  }
}
