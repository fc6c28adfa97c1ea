package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Json;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.HttpCommands.Answer;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Tokens;
import io.orgtrail.command.webhooks.WebhookSecrets;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SecretRepliesIT {

  private final Installation installation = Installation.shared();
  private final CommandClient client = installation.client();
  private final String acme = "acme-" + UUID.randomUUID();
  private final String id = UUID.randomUUID().toString();
  private final String json =
      """
      {"organizationId":"%s","webhookId":"hook","url":"https://192.0.2.1/hook","enabled":false}"""
          .formatted(acme);

  @BeforeEach
  void createAcme() {
    client.send(Message.create(acme).by("alice")).accepted();
  }

  private Message register() {
    return Message.of("RegisterWebhook", acme, json).by("alice").id(id);
  }

  private Message rotate() {
    return Message.of(
            "RotateWebhookSecret",
            acme,
            "{\"organizationId\":\"%s\",\"webhookId\":\"hook\"}".formatted(acme))
        .by("alice");
  }

  private Answer post(String... headers) {
    return installation.http().post(Tokens.of("alice"), "RegisterWebhook", json, headers);
  }

  private String secret(int rotation) {
    return installation.service().getBean(WebhookSecrets.class).secret(acme, "hook", rotation);
  }

  private JsonNode storedReply(String commandId) {
    return Json.mapper()
        .readTree(
            installation
                .database()
                .jdbc()
                .queryForObject(
                    "SELECT reply FROM command.command_reply WHERE command_id = ?",
                    String.class,
                    commandId));
  }

  private static void assertTellsNothing(JsonNode reply) {
    assertThat(reply.path("status").asString()).isEqualTo("ACCEPTED");
    assertThat(reply.path("result").propertyNames()).containsExactly("webhookId");
    assertThat(reply.toString()).doesNotContain("whsec_");
  }

  /** The same but for what is only told once. */
  private static void assertSame(JsonNode reply, JsonNode other, String... besides) {
    for (var name : reply.propertyNames()) {
      if (!List.of(besides).contains(name)) {
        assertThat(other.get(name)).as(name).isEqualTo(reply.get(name));
      }
    }
    assertThat(other.propertyNames()).containsExactlyElementsOf(reply.propertyNames());
  }

  @Test
  void theCallersOwnReplyTopicIsTold() {
    var reply = client.send(register()).accepted();

    assertThat(reply.result("secret")).isEqualTo(secret(1));
    assertThat(reply.events()).containsExactly("WebhookRegistered");
    assertThat(reply.version()).isEqualTo(3);
    assertThat(client.send(rotate()).accepted().result("secret")).isEqualTo(secret(2));
  }

  @Test
  void whoAsksOverHttpIsTold() {
    var answer = post();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("result").path("secret").asString()).isEqualTo(secret(1));
    assertThat(answer.json().path("result").path("webhookId").asString()).isEqualTo("hook");
  }

  @Test
  void whatIsKeptTellsNothing() {
    var told = client.send(register()).accepted().json();

    assertTellsNothing(storedReply(id));
    assertSame(told, storedReply(id), "result");
    var asked = installation.http().get(Tokens.of("alice"), "/commands/" + id);
    assertTellsNothing(asked.json());
  }

  @Test
  void theCommonReplyTopicIsNotTold() {
    var message = register();

    client.produce(message);

    var reply = Json.mapper().readTree(client.defaultReply(message).value());
    assertTellsNothing(reply);
    assertSame(storedReply(id), reply);
  }

  @Test
  void theCommonReplyTopicIsNotToldEvenByName() {
    var partition = ByteBuffer.allocate(Integer.BYTES).putInt(1).array();
    var message =
        register()
            .header("kafka_replyTopic", "organization.replies")
            .header("kafka_replyPartition", partition);

    client.produce(message);

    var record = client.defaultReply(message);
    assertThat(record.partition()).isEqualTo(1);
    assertTellsNothing(Json.mapper().readTree(record.value()));
  }

  @Test
  void whoSendsItAgainIsToldNothing() {
    var message = register();
    var first = client.send(message).accepted().json();

    client.post(message);

    Awaitility.await().until(() -> client.replies(message).size() > 1);
    var second = client.replies(message).get(1).json();
    assertTellsNothing(second);
    assertThat(second.path("duplicate").asBoolean()).isTrue();
    assertSame(first, second, "result", "duplicate");
    var overHttp = post("Idempotency-Key", id);
    assertThat(overHttp.json().path("duplicate").asBoolean()).isTrue();
    assertTellsNothing(overHttp.json());
  }

  @Test
  void aDryRunTellsNothing() {
    assertTellsNothing(client.send(register().header("dryrun", "true")).accepted().json());
    assertTellsNothing(post("Dry-Run", "true").json());
    assertThat(client.send(register()).accepted().events()).containsExactly("WebhookRegistered");
  }

  @Test
  void withinABatchTheFirstAnswerAloneTells() {
    var gateway = new Gateway();
    var other = acme + "-2";
    var command = new RegisterWebhook(other, "hook", "https://192.0.2.1/hook", List.of(), false);

    var replies =
        gateway.run(
            gateway.from("alice", Scenario.create(other, other)),
            gateway.from("alice", id, command),
            gateway.from("alice", id, command),
            gateway.dry("alice", command));

    assertThat(replies.codes())
        .containsExactly("ACCEPTED", "ACCEPTED", "ACCEPTED", "WEBHOOK_EXISTS");
    assertThat(Json.mapper().writeValueAsString(replies.get(1).confidentialReply()))
        .contains(Scenario.WEBHOOK_SECRETS.secret(other, "hook", 1));
    assertThat(replies.get(2).confidentialReply()).isEqualTo(replies.reply(1).again());
    assertThat(replies.accepted(1).result().keySet()).containsExactly("webhookId");
  }
}
