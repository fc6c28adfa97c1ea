package io.orgtrail.command.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Json;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.webhooks.delivery.Receiver.Told;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookDeliveryIT {

  private static final String RENAMED = ",\"eventTypes\":[\"OrganizationRenamed\"]";

  private final Installation installation = Installation.shared();
  private final Receiver receiver = Receiver.onLoopback();

  @AfterEach
  void closeReceiver() {
    receiver.close();
  }

  private Endpoint endpoint(String more) {
    return Endpoint.at(receiver.url(), more, installation);
  }

  @Test
  void tellsEverythingThatHappensInItsOrder() {
    var endpoint = endpoint("");
    endpoint.rename(30);
    installation
        .client()
        .send(Message.invite(endpoint.organizationId(), "bobs", "bob@example.com").by("alice"));

    var told = receiver.told(32);

    assertThat(told)
        .extracting(Told::position)
        .containsExactlyElementsOf(
            installation
                .database()
                .jdbc()
                .queryForList(
                    "SELECT position FROM eventstore.event WHERE organization_id = ?"
                        + " ORDER BY position OFFSET 3",
                    Long.class,
                    endpoint.organizationId()));
    assertThat(told).extracting(Told::type).contains("SeatReserved", "MemberInvited");
  }

  @Test
  void aRequestSaysWhatHappened_andIsSigned() {
    var endpoint = endpoint("");
    var message = Message.rename(endpoint.organizationId(), "Zoë & Söhne").by("alice");
    var reply = installation.client().send(message).accepted();

    var told = receiver.told(1).get(0);

    told.assertSignedWith(endpoint.secret(1));
    assertThat(told.headers().getFirst("Content-Type")).startsWith("application/json");
    assertThat(told.headers().getFirst("User-Agent")).isEqualTo("Orgtrail-Webhooks");
    assertThat(told.headers()).doesNotContainKeys("Accept-Encoding", "Cookie", "Authorization");
    var json = told.json();
    assertThat(json.propertyNames())
        .containsExactly(
            "type",
            "timestamp",
            "eventId",
            "position",
            "organizationId",
            "version",
            "actor",
            "commandId",
            "data");
    assertThat(json.path("type").asString()).isEqualTo("OrganizationRenamed");
    assertThat(json.path("timestamp").asString()).endsWith("Z");
    assertThat(json.path("eventId").asString())
        .isEqualTo(told.id())
        .isEqualTo(endpoint.events("OrganizationRenamed").get(0));
    assertThat(told.position()).isEqualTo(reply.position());
    assertThat(json.path("organizationId").asString()).isEqualTo(endpoint.organizationId());
    assertThat(json.path("version").asLong()).isEqualTo(reply.version());
    assertThat(json.path("actor").toString()).isEqualTo("{\"id\":\"alice\",\"operator\":false}");
    assertThat(json.path("commandId").asString()).isEqualTo(message.text("ce_id"));
    assertThat(json.path("data").path("name").asString()).isEqualTo("Zoë & Söhne");
  }

  @Test
  void tellsOnlyWhatWasAskedFor() {
    var endpoint = endpoint(",\"eventTypes\":[\"MemberAdded\"]");
    endpoint.rename(5);
    installation
        .client()
        .send(Message.add(endpoint.organizationId(), "bob", "MEMBER").by("alice"))
        .accepted();
    endpoint.rename(5);

    endpoint.awaitDone();

    assertThat(receiver.told()).extracting(Told::type).containsExactly("MemberAdded");
  }

  @Test
  void triesAgainUntilItIsTaken_withTheSameIdAndNothingBefore() {
    receiver.answering(503, "come\0 again");
    var endpoint = endpoint(RENAMED);
    endpoint.rename(3);
    receiver.told(3);
    var pending = endpoint.awaitLog(1, "PENDING").get(0);
    assertThat(pending)
        .containsEntry("response_status", 503)
        .containsEntry("response_excerpt", "come again");
    assertThat(pending.get("next_attempt_at")).isNotNull();

    receiver.answering(200, "taken");
    var log = endpoint.awaitLog(3, "DELIVERED");

    var ids = endpoint.events("OrganizationRenamed");
    assertThat(receiver.ids().stream().distinct()).containsExactlyElementsOf(ids);
    assertThat(receiver.ids()).filteredOn(ids.get(0)::equals).hasSizeGreaterThan(3);
    assertThat(log).extracting(row -> row.get("event")).containsExactlyElementsOf(ids);
    assertThat(log.get(0))
        .containsEntry("status", "DELIVERED")
        .containsEntry("attempt", receiver.ids().size() - 2)
        .containsEntry("response_status", 200)
        .containsEntry("response_excerpt", "taken")
        .containsEntry("event_type", "OrganizationRenamed")
        .containsEntry("next_attempt_at", null);
    assertThat(log.get(1)).containsEntry("attempt", 1);
    receiver.told().forEach(each -> each.assertSignedWith(endpoint.secret(1)));
  }

  @Test
  void keepsNoMoreThanTheBeginningOfAnAnswer() {
    receiver.answering(200, "x".repeat(1 << 20));
    var endpoint = endpoint(RENAMED);
    endpoint.rename(2);

    assertThat(endpoint.awaitLog(2, "DELIVERED"))
        .extracting(row -> row.get("response_excerpt"))
        .containsOnly("x".repeat(1_024));
  }

  @Test
  void goneIsNoSuccess() {
    receiver.answering(410);
    var endpoint = endpoint(RENAMED);
    endpoint.rename(1);

    assertThat(endpoint.awaitLog(1, "PENDING").get(0)).containsEntry("response_status", 410);
  }

  @Test
  void followsNoRedirect() {
    try (var elsewhere = Receiver.onLoopback()) {
      receiver.answering(
          exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.url());
            exchange.sendResponseHeaders(307, -1);
          });
      var endpoint = endpoint(RENAMED);
      endpoint.rename(1);
      receiver.told(2);

      assertThat(endpoint.awaitLog(1, "PENDING").get(0)).containsEntry("response_status", 307);
      assertThat(elsewhere.told()).isEmpty();
    }
  }

  @Test
  void anEndpointThatStallsIsWaitedForNoLongerThanTheTimeout() {
    var never = new CountDownLatch(1);
    receiver.stallingUntil(never);
    var endpoint = endpoint(RENAMED);
    endpoint.rename(1);

    var pending = endpoint.awaitLog(1, "PENDING").get(0);

    assertThat(pending).containsEntry("response_status", null);
    assertThat((int) pending.get("latency_ms")).isBetween(2_900, 6_000);
    never.countDown();
  }

  @Test
  void anEndpointThatTricklesIsWaitedForNoLongerThanTheTimeout() {
    receiver.trickling();
    var endpoint = endpoint(RENAMED);
    endpoint.rename(1);

    var delivered = endpoint.awaitLog(1, "DELIVERED").get(0);

    assertThat((int) delivered.get("latency_ms")).isBetween(2_900, 6_000);
  }

  @Test
  void deadEndpointsHoldBackNoOther() {
    var never = new CountDownLatch(1);
    try (var stalling = Receiver.onLoopback().stallingUntil(never)) {
      for (var i = 0; i < 10; i++) {
        Endpoint.at(stalling.url(), installation).rename(1);
      }
      stalling.told(10);
      var endpoint = endpoint(RENAMED);
      endpoint.rename(20);

      receiver.told(20);

      assertThat(stalling.told().size()).isLessThan(20);
      never.countDown();
    }
  }

  @Test
  void whatIsNotTakenForDaysFailsTheWebhook_andIsNotLost() {
    receiver.answering(500);
    var endpoint = endpoint(RENAMED);
    endpoint.rename(2);
    receiver.told(2);

    endpoint.set("first_failed_at = now() - interval '73 hours'");
    Awaitility.await().until(() -> endpoint.count("failing") == 1);
    assertThat(endpoint.log()).hasSize(1);
    assertThat(endpoint.log().get(0))
        .containsEntry("status", "FAILED")
        .containsEntry("next_attempt_at", null);
    Awaitility.await().until(() -> endpoint.events("WebhookFailing").size() == 1);
    receiver.answering(200);
    endpoint.send("UpdateWebhook", "").accepted();

    var log = endpoint.awaitLog(3, "DELIVERED");
    var ids = endpoint.events("OrganizationRenamed");
    assertThat(log)
        .extracting(row -> row.get("event"))
        .containsExactly(ids.get(0), ids.get(0), ids.get(1));
  }

  @Test
  void tellsAgainFromAPositionOn_withTheSameIds() {
    var endpoint = endpoint(RENAMED);
    endpoint.rename(1);
    var from = endpoint.rename(1);
    endpoint.rename(2);
    receiver.told(4);

    endpoint.send("RedeliverWebhooks", ",\"fromPosition\":" + from).accepted();
    receiver.told(7);
    endpoint.awaitDone();

    var ids = endpoint.events("OrganizationRenamed");
    assertThat(receiver.ids())
        .containsExactly(
            ids.get(0), ids.get(1), ids.get(2), ids.get(3), ids.get(1), ids.get(2), ids.get(3));
    assertThat(endpoint.log()).hasSize(7).allMatch(row -> row.get("status").equals("DELIVERED"));
  }

  @Test
  void canBeToldWhatHappenedBeforeItWasRegistered() {
    var endpoint = endpoint("");

    endpoint.send("RedeliverWebhooks", ",\"fromPosition\":0").accepted();

    assertThat(receiver.told(4))
        .extracting(Told::type)
        .containsSubsequence(
            "OrganizationCreated",
            "MemberAdded",
            "WebhookRegistered",
            "WebhookRedeliveryRequested");
  }

  @Test
  void anAttemptUnderWayDoesNotUndoARedelivery() {
    var endpoint = endpoint(RENAMED);
    var from = endpoint.rename(2);
    receiver.told(2);
    var open = new CountDownLatch(1);
    receiver.stallingUntil(open);
    endpoint.rename(1);
    receiver.told(3);

    endpoint.send("RedeliverWebhooks", ",\"fromPosition\":" + from).accepted();
    Awaitility.await().until(() -> endpoint.count("change = 1") == 1);
    open.countDown();
    receiver.told(5);
    endpoint.awaitDone();

    var ids = endpoint.events("OrganizationRenamed");
    assertThat(receiver.ids())
        .containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(1), ids.get(2));
  }

  @Test
  void isToldNothingWhileItIsDisabled() {
    var endpoint = endpoint(RENAMED + ",\"enabled\":false");
    endpoint.rename(2);
    endpoint.send("UpdateWebhook", ",\"enabled\":true").accepted();
    endpoint.rename(1);
    receiver.told(1);
    endpoint.send("UpdateWebhook", ",\"enabled\":false").accepted();
    Awaitility.await().until(() -> endpoint.count("NOT enabled") == 1);
    endpoint.rename(2);
    endpoint.send("UpdateWebhook", ",\"enabled\":true").accepted();
    endpoint.rename(1);

    receiver.told(2);
    endpoint.awaitDone();

    var ids = endpoint.events("OrganizationRenamed");
    assertThat(receiver.ids()).containsExactly(ids.get(2), ids.get(5));
  }

  @Test
  void disablingGivesUpWhatWasNotTaken() {
    receiver.answering(500);
    var endpoint = endpoint(RENAMED);
    endpoint.rename(1);
    endpoint.awaitLog(1, "PENDING");

    endpoint.send("UpdateWebhook", ",\"enabled\":false").accepted();

    endpoint.awaitLog(1, "FAILED");
    Awaitility.await().until(() -> endpoint.count("leased_by IS NULL") == 1);
    assertThat(endpoint.awaitLog(1, "FAILED").get(0)).containsEntry("next_attempt_at", null);
  }

  @Test
  void goesOnElsewhereOnceTheUrlIsChanged() {
    receiver.answering(500);
    var endpoint = endpoint(RENAMED);
    endpoint.rename(1);
    endpoint.awaitLog(1, "PENDING");
    try (var elsewhere = Receiver.onLoopback()) {
      endpoint.send("UpdateWebhook", ",\"url\":\"" + elsewhere.url() + "\"").accepted();

      assertThat(elsewhere.told(1).get(0).id())
          .isEqualTo(endpoint.events("OrganizationRenamed").get(0));
    }
  }

  @Test
  void signsWithTheNewSecretAfterARotation() {
    var endpoint = endpoint(RENAMED);
    endpoint.rename(1);
    receiver.told(1);

    var reply = endpoint.send("RotateWebhookSecret", "").accepted();
    endpoint.rename(1);

    receiver.told(2).get(0).assertSignedWith(endpoint.secret(1));
    receiver.told().get(1).assertSignedWith(reply.result("secret"));
    assertThat(reply.result("secret")).isEqualTo(endpoint.secret(2));
  }

  @Test
  void tellsNothingMoreOnceItIsDeleted() {
    receiver.answering(500);
    var endpoint = endpoint(RENAMED);
    endpoint.rename(1);
    endpoint.awaitLog(1, "PENDING");

    endpoint.send("DeleteWebhook", "").accepted();

    Awaitility.await().until(() -> endpoint.count("true") == 0);
    Awaitility.await().until(() -> endpoint.log().stream().allMatch(this::isFailed));
  }

  private boolean isFailed(Map<String, Object> row) {
    return row.get("status").equals("FAILED");
  }

  @Test
  void theEndOfTheOrganizationIsTheLastThingItIsTold() {
    var endpoint = endpoint("");
    var uninterested =
        Endpoint.at(receiver.url(), ",\"eventTypes\":[\"MemberAdded\"]", installation);
    for (var each : List.of(endpoint, uninterested)) {
      var end = each.deleteOrganization();
      Awaitility.await().until(() -> each.count("cursor_position = " + end) == 1);
    }

    assertThat(receiver.told()).extracting(Told::type).containsExactly("OrganizationDeleted");
    assertThat(endpoint.log()).hasSize(1);
  }

  @Test
  void goesOnWhenTheOrganizationIsBack_andIsToldOfItsEndAndReturnOnce() {
    var endpoint = endpoint("");
    endpoint.deleteOrganization();
    receiver.told(1);
    endpoint.restoreOrganization();
    endpoint.rename(1);

    receiver.told(3);
    endpoint.awaitDone();

    assertThat(receiver.told())
        .extracting(Told::type)
        .containsExactly("OrganizationDeleted", "OrganizationRestored", "OrganizationRenamed");
    assertThat(endpoint.count("last_position IS NULL")).isOne();
  }

  @Test
  void isToldAllThatItMissed_whenTheOrganizationIsBackBefore() {
    receiver.answering(500);
    var endpoint = endpoint(",\"eventTypes\":[\"OrganizationRenamed\",\"OrganizationRestored\"]");
    endpoint.rename(1);
    receiver.told(1);
    endpoint.deleteOrganization();
    endpoint.restoreOrganization();
    receiver.answering(200);

    endpoint.awaitLog(2, "DELIVERED");
    endpoint.awaitDone();

    assertThat(endpoint.log())
        .extracting(row -> row.get("event_type"))
        .containsExactly("OrganizationRenamed", "OrganizationRestored");
  }

  @Test
  void oneThatIsDisabledComesBackDisabled() {
    var endpoint = endpoint(RENAMED + ",\"enabled\":false");
    endpoint.deleteOrganization();
    endpoint.restoreOrganization();
    endpoint.send("UpdateWebhook", ",\"enabled\":true").accepted();
    endpoint.rename(1);

    receiver.told(1);
    endpoint.awaitDone();

    assertThat(receiver.ids()).isEqualTo(endpoint.events("OrganizationRenamed"));
  }

  @Test
  void oneThatIsGivenUpAfterTheEndIsFailingOnceTheOrganizationIsBack() {
    receiver.answering(500);
    var endpoint = endpoint(RENAMED);
    var position = endpoint.rename(1);
    receiver.told(1);
    endpoint.deleteOrganization();
    endpoint.set("first_failed_at = now() - interval '73 hours'");
    Awaitility.await().until(() -> endpoint.count("failing") == 1);
    assertThat(endpoint.events("WebhookFailing")).isEmpty();

    endpoint.restoreOrganization();

    Awaitility.await().until(() -> endpoint.events("WebhookFailing").size() == 1);
    assertThat(endpoint.data("WebhookFailing", "position")).isEqualTo("" + position);
    receiver.answering(200);
    endpoint.send("UpdateWebhook", "").accepted();
    endpoint.awaitLog(2, "DELIVERED");
  }

  @Test
  void isForgottenOnceTheOrganizationIsGoneForEver() {
    var endpoint = endpoint("");
    var end = endpoint.deleteOrganization();
    Awaitility.await().until(() -> endpoint.count("last_position = " + end) == 1);
    var purge = installation.service().getBean(DeliveryPurge.class);

    purge.purge();
    assertThat(endpoint.count("true")).isOne();
    installation
        .database()
        .tamper(
            "UPDATE eventstore.event SET time = now() - interval '32 days' WHERE position = ?",
            end);
    purge.purge();

    assertThat(endpoint.count("true")).isZero();
  }

  @Test
  void callsNothingInItsOwnNetwork() {
    var endpoint = endpoint("");

    for (var url :
        List.of("http://127.0.0.2/", "http://169.254.169.254/", "http://[::1]/", "file:///x")) {
      endpoint.send("UpdateWebhook", ",\"url\":\"" + url + "\"").rejected(ErrorCode.INVALID_URL);
    }
  }

  @Test
  void aNameThatLeadsElsewhereWhenItIsCalledIsNotCalled() {
    var name = "hooks-" + System.identityHashCode(this) + ".example.com";
    installation.names().lead(name, "203.0.113.7");
    try (var inside = Receiver.open("127.0.0.2")) {
      var url = "http://" + name + ":" + inside.port() + "/";
      var endpoint = Endpoint.at(url, RENAMED, installation);
      installation.names().lead(name, "127.0.0.2");
      endpoint.rename(1);

      Awaitility.await()
          .until(() -> endpoint.log().stream().anyMatch(row -> (int) row.get("attempt") > 2));

      assertThat(endpoint.awaitLog(1, "PENDING").get(0)).containsEntry("response_status", null);
      assertThat(inside.told()).isEmpty();
    }
  }

  @Test
  void anEndpointThatNobodyVouchesForIsToldNothing() {
    try (var impostor = Receiver.selfSigned()) {
      var endpoint = Endpoint.at(impostor.url(), RENAMED, installation);
      endpoint.rename(1);

      assertThat(endpoint.awaitLog(1, "PENDING").get(0)).containsEntry("response_status", null);
      assertThat(impostor.told()).isEmpty();
    }
  }

  @Test
  void findsTheFewEventsItWantsAmongMany() {
    var endpoint = endpoint(",\"eventTypes\":[\"MemberAdded\"]");
    var id = endpoint.organizationId();
    installation
        .client()
        .sendAll(
            IntStream.range(0, 1_100)
                .mapToObj(n -> Message.rename(id, id + " " + n).by("alice"))
                .toList());
    installation.client().send(Message.add(id, "bob", "MEMBER").by("alice")).accepted();
    receiver.told(1);

    endpoint.send("RedeliverWebhooks", ",\"fromPosition\":0").accepted();

    var ids = endpoint.events("MemberAdded");
    receiver.told(3);
    endpoint.awaitDone();
    assertThat(receiver.ids()).containsExactly(ids.get(1), ids.get(0), ids.get(1));
  }

  @Test
  void theLogIsForgottenAfterAMonth() {
    var endpoint = endpoint(RENAMED);
    endpoint.rename(2);
    var log = endpoint.awaitLog(2, "DELIVERED");
    installation
        .database()
        .jdbc()
        .update(
            "UPDATE delivery.webhook_delivery SET at = now() - interval '31 days' WHERE id = ?",
            log.get(0).get("id"));

    installation.service().getBean(DeliveryPurge.class).purge();

    assertThat(endpoint.log())
        .extracting(row -> row.get("id"))
        .containsExactly(log.get(1).get("id"));
  }

  @Test
  void whatASecretSignsIsWhatTheTextSays() {
    var endpoint = endpoint(RENAMED);
    endpoint.rename(1);
    var told = receiver.told(1).get(0);

    assertThat(Json.mapper().writeValueAsString(told.json())).isEqualTo(told.body());
    assertThat(
            told.headers().keySet().stream().map(String::toLowerCase).collect(Collectors.toSet()))
        .contains("webhook-id", "webhook-timestamp", "webhook-signature");
  }
}
