package io.orgtrail.command.gateway;

import static io.orgtrail.command.testing.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CommandsOverKafkaIT {

  private final CommandClient client = Installation.shared().client();
  private final String acme = "acme-" + UUID.randomUUID();

  private String structured(String id, String extensions) {
    return """
        {"specversion":"1.0","id":"%s","source":"/tests","type":"io.orgtrail.CreateOrganization",
         "datacontenttype":"application/json"%s,"data":{"organizationId":"%s","name":"%s"}}"""
        .formatted(id, extensions, acme, acme);
  }

  private Message structured(String extensions) {
    var id = UUID.randomUUID().toString();
    var message = Message.create(acme).by("alice");
    for (var header : List.of("ce_specversion", "ce_id", "ce_type", "ce_source")) {
      message.without(header);
    }
    return message
        .header("content-type", "application/cloudevents+json; charset=utf-8")
        .value(structured(id, extensions));
  }

  @Test
  void anAcceptedCommandIsAnsweredWithWhatItMade() {
    var message = Message.create(acme).by("alice");

    var reply = client.send(message).accepted();

    assertThat(reply.json().path("commandId").asString()).isEqualTo(message.text("ce_id"));
    assertThat(reply.json().path("command").asString()).isEqualTo("CreateOrganization");
    assertThat(reply.json().path("organizationId").asString()).isEqualTo(acme);
    assertThat(reply.result("organizationId")).isEqualTo(acme);
    assertThat(reply.events()).containsExactly("OrganizationCreated", "MemberAdded");
    assertThat(reply.version()).isEqualTo(2);
    assertThat(reply.position()).isPositive();
    assertThat(reply.duplicate()).isFalse();
  }

  @Test
  void aReplyIsACloudEventWithTheCorrelationIdAndTheOrganizationAsKey() {
    var accepted = Message.create(acme).by("alice");
    var rejected = Message.create(acme).by("bob");
    client.sendAll(List.of(accepted, rejected));

    var first = client.replyRecord(accepted);
    assertThat(new String(first.key())).isEqualTo(acme);
    assertThat(header(first, "ce_type")).isEqualTo("io.orgtrail.CommandAccepted");
    assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(first, "content-type")).isEqualTo("application/json");
    assertThat(header(client.replyRecord(rejected), "ce_type"))
        .isEqualTo("io.orgtrail.CommandRejected");
    assertThat(header(first, "authorization")).isNull();
  }

  @Test
  void aStructuredCloudEventIsTakenToo() {
    client.send(structured("")).accepted();
  }

  @Test
  void aStructuredCloudEventMayCarryItsOptionsAsExtensions() {
    var dry = client.send(structured(",\"dryrun\":\"true\"")).accepted();
    assertThat(dry.json().path("dryRun").asBoolean()).isTrue();

    client
        .send(structured(",\"dryrun\":false,\"expectedversion\":7"))
        .rejected(ErrorCode.VERSION_MISMATCH);
  }

  @Test
  void aDryRunTellsWhatWouldHappenAndChangesNothing() {
    var dry = client.send(Message.create(acme).by("alice").header("dryrun", "true")).accepted();

    assertThat(dry.json().path("dryRun").asBoolean()).isTrue();
    assertThat(dry.json().get("position").isNull()).isTrue();
    assertThat(dry.events()).containsExactly("OrganizationCreated", "MemberAdded");
    client.send(Message.create(acme).by("bob")).accepted();
  }

  @Test
  void anExpectedVersionIsHeldAgainstTheOrganizations() {
    client.send(Message.create(acme).by("alice")).accepted();

    client
        .send(Message.add(acme, "bob", "MEMBER").by("alice").header("expectedversion", "1"))
        .rejected(ErrorCode.VERSION_MISMATCH);
    client
        .send(Message.add(acme, "bob", "MEMBER").by("alice").header("expectedversion", "2"))
        .accepted();
  }

  @Test
  void anOptionWithAWrongValueIsInvalid() {
    client.send(Message.create(acme).by("alice").header("dryrun", "perhaps")).invalid("dryrun");
    client
        .send(Message.create(acme).by("alice").header("expectedversion", "-1"))
        .invalid("expectedversion");
  }

  @Test
  void aNewOrganizationWithoutAnIdGetsTheKeysOrOneOfItsOwn() {
    var withKey = Message.create(acme).by("alice").value("{\"name\":\"%s\"}".formatted(acme));
    assertThat(client.send(withKey).accepted().result("organizationId")).isEqualTo(acme);

    var without =
        Message.create(acme).by("alice").key(null).value("{\"name\":\"%s-2\"}".formatted(acme));
    var id = client.send(without).accepted().result("organizationId");
    client.send(Message.add(id, "bob", "MEMBER").by("alice")).accepted();
  }

  @Test
  void commandsOfOneOrganizationTakeEffectInTheOrderOfTheirOffsets() {
    var messages = new ArrayList<Message>();
    messages.add(Message.create(acme).by("alice"));
    for (var n = 0; n < 100; n++) {
      messages.add(Message.rename(acme, acme + "-" + n).by("alice"));
      messages.add(Message.add(acme, "bob", n % 2 == 0 ? "MEMBER" : "ADMIN").by("alice"));
    }

    var replies = client.sendAll(messages);

    assertThat(replies).allMatch(it -> it.isAccepted());
    assertThat(replies).extracting(it -> it.version()).isSorted().doesNotHaveDuplicates();
    assertThat(replies).extracting(it -> it.position()).isSorted();
  }

  @Test
  void aNamedReplyTopicIsMadeWhenItIsNotThere() {
    var topic = "replies-of-" + acme;
    var message = Message.create(acme).by("alice").header("kafka_replyTopic", topic);

    client.produce(message);

    try (var reader = Installation.shared().read(topic)) {
      assertThat(reader.await(1, it -> true)).hasSize(1);
    }
  }

  @Test
  void aTopicThatIsNoReplyTopicIsNotWrittenTo() {
    for (var topic : List.of("organization.commands", "elsewhere", "replies of mine", "")) {
      var message =
          Message.create(acme + topic.length()).by("alice").header("kafka_replyTopic", topic);
      client.produce(message);
      assertThat(client.defaultReply(message).value()).isNotEmpty();
    }
  }

  @Test
  void whoNamesNoTopicIsAnsweredOnTheCommonOne() {
    var message = Message.create(acme).by("alice");

    client.produce(message);

    assertThat(new String(client.defaultReply(message).key())).isEqualTo(acme);
  }

  @Test
  void theSameCommandAgainIsAnsweredAgain() {
    var message = Message.create(acme).by("alice");
    client.send(message).accepted();

    client.post(message);

    Awaitility.await().until(() -> client.replies(message).size() > 1);
    var replies = client.replies(message);
    assertThat(replies).extracting(it -> it.duplicate()).containsExactly(false, true);
    assertThat(replies).extracting(it -> it.position()).containsOnly(replies.get(0).position());
  }

  @Test
  void theSameIdForSomethingElseIsRejected() {
    var id = UUID.randomUUID().toString();
    client.send(Message.create(acme).by("alice").id(id)).accepted();

    client
        .send(Message.create(acme, "Other").by("alice").id(id))
        .rejected(ErrorCode.COMMAND_ID_REUSED);
    client
        .send(Message.create(acme).by("alice").id(id).header("expectedversion", "2"))
        .rejected(ErrorCode.COMMAND_ID_REUSED);
    client
        .send(Message.create(acme).by("alice").id(id).header("dryrun", "true"))
        .rejected(ErrorCode.COMMAND_ID_REUSED);
    client.send(Message.create(acme + "-2").by("bob").id(id)).accepted();
  }

  @Test
  void invalidAndUnauthenticatedAnswersAreNotKept() {
    var id = UUID.randomUUID().toString();

    client.send(Message.create(acme).id(id)).rejected(ErrorCode.UNAUTHENTICATED);
    client.send(Message.create(acme, "").by("alice").id(id)).invalid("name");

    assertThat(client.send(Message.create(acme).by("alice").id(id)).accepted().duplicate())
        .isFalse();
  }
}
