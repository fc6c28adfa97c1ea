package io.orgtrail.command.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.command.testing.HttpCommands;
import io.orgtrail.command.testing.HttpCommands.Answer;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Tokens;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandsOverHttpIT {

  private final HttpCommands http = Installation.shared().http();
  private final String alice = Tokens.of("alice");
  private final String acme = "acme-" + UUID.randomUUID();
  private final String create = "{\"organizationId\":\"%s\",\"name\":\"%s\"}".formatted(acme, acme);

  private Answer create(String... headers) {
    return http.post(alice, "CreateOrganization", create, headers);
  }

  private Answer addBob(String... headers) {
    var json = "{\"organizationId\":\"%s\",\"userId\":\"bob\"}".formatted(acme);
    return http.post(alice, "AddMember", json, headers);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("title").asString()).isNotBlank();
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:orgtrail:problem:" + code.toLowerCase().replace('_', '-'));
  }

  @Test
  void anAcceptedCommandIsAnsweredWithItsReply() {
    var answer = create("Idempotency-Key", "key-" + acme.substring(0, 20));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asString()).isEqualTo("ACCEPTED");
    assertThat(answer.json().path("commandId").asString())
        .isEqualTo("key-" + acme.substring(0, 20));
    assertThat(answer.json().path("result").path("organizationId").asString()).isEqualTo(acme);
    assertThat(answer.json().path("position").asLong()).isPositive();
  }

  @Test
  void aRejectionIsAProblemWithItsStatus() {
    create();

    assertProblem(create(), 409, "ORGANIZATION_EXISTS");
    assertProblem(
        http.post(
            Tokens.of("mallory"),
            "AddMember",
            "{\"organizationId\":\"%s\",\"userId\":\"mallory\"}".formatted(acme)),
        404,
        "ORGANIZATION_NOT_FOUND");
    assertProblem(
        http.post(
            alice,
            "DeleteOrganization",
            "{\"organizationId\":\"%s\",\"confirmation\":\"x\"}".formatted(acme)),
        422,
        "CONFIRMATION_MISMATCH");
  }

  @Test
  void wrongFieldsAreNamed() {
    var answer =
        http.post(alice, "CreateOrganization", "{\"name\":\"\",\"email\":\"x\",\"colour\":1}");
    assertProblem(answer, 400, "INVALID");
    assertThat(answer.json().path("fields").toString()).contains("colour");

    var rules = http.post(alice, "CreateOrganization", "{\"name\":\"\",\"email\":\"x\"}");
    assertThat(rules.json().path("fields").toString()).contains("name").contains("email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "17", "{\"name\":\"a\"} {}", "{\"name\":1e999}"})
  void whatIsNoJsonObjectIsInvalid(String body) {
    assertProblem(http.post(alice, "CreateOrganization", body), 400, "INVALID");
  }

  @Test
  void thatWhichIsNoCommandIsNotFound() {
    assertProblem(http.post(alice, "MakeCoffee", "{}"), 404, "NOT_FOUND");
    assertProblem(http.post(alice, "ExpireInvitation", "{}"), 404, "NOT_FOUND");
  }

  @Test
  void whoHasNoGoodTokenIsRefused() {
    assertProblem(http.post(null, "CreateOrganization", create), 401, "UNAUTHENTICATED");
    assertProblem(
        http.post(Tokens.forged("alice"), "CreateOrganization", create), 401, "UNAUTHENTICATED");
    var expired = Tokens.until("alice", Instant.now().minusSeconds(300));
    assertProblem(http.post(expired, "CreateOrganization", create), 401, "UNAUTHENTICATED");
    assertProblem(http.get(null, "/commands"), 401, "UNAUTHENTICATED");
  }

  @Test
  void whatIsTooLargeIsRefused() {
    var huge = "{\"name\":\"" + "a".repeat(600_000) + "\"}";

    assertProblem(http.post(alice, "CreateOrganization", huge), 413, "TOO_LARGE");
  }

  @Test
  void anotherContentTypeIsRefused() {
    assertProblem(create("Content-Type", "text/plain"), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void theSameIdempotencyKeyIsAnsweredTheSame() {
    var key = UUID.randomUUID().toString();
    var first = create("Idempotency-Key", key);
    var second = create("Idempotency-Key", key);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("duplicate").asBoolean()).isTrue();
    assertThat(second.json().path("position")).isEqualTo(first.json().path("position"));
    assertProblem(addBob("Idempotency-Key", key), 409, "COMMAND_ID_REUSED");
    assertProblem(create("Idempotency-Key", key, "Dry-Run", "true"), 409, "COMMAND_ID_REUSED");
  }

  @Test
  void whatSomebodyHasAgainIsTold_alsoWhenItIsRepeated() {
    create();
    addBob();
    about("CreateProject", ",\"projectId\":\"apollo\",\"name\":\"Apollo\"");
    about("GrantProjectRole", ",\"projectId\":\"apollo\",\"userId\":\"bob\",\"role\":\"OWNER\"");
    about("RemoveMember", ",\"userId\":\"bob\"");
    var key = UUID.randomUUID().toString();

    var first = about("ReinstateMember", ",\"userId\":\"bob\"", "Idempotency-Key", key);
    var second = about("ReinstateMember", ",\"userId\":\"bob\"", "Idempotency-Key", key);

    assertThat(first.json().path("result").path("role").asString()).isEqualTo("MEMBER");
    assertThat(first.json().path("result").path("projectRoles").toString())
        .isEqualTo("[{\"projectId\":\"apollo\",\"role\":\"OWNER\"}]");
    assertThat(first.json().path("result").path("teamRoles").toString()).isEqualTo("[]");
    assertThat(second.json().path("result")).isEqualTo(first.json().path("result"));
    assertThat(second.json().path("duplicate").asBoolean()).isTrue();
  }

  private HttpCommands.Answer about(String command, String more, String... headers) {
    return http.post(
        alice, command, "{\"organizationId\":\"%s\"%s}".formatted(acme, more), headers);
  }

  @Test
  void aRejectionRepeatedSaysThatItIs() {
    create();
    var key = UUID.randomUUID().toString();

    assertThat(create("Idempotency-Key", key).json().path("duplicate").asBoolean()).isFalse();
    var again = create("Idempotency-Key", key);

    assertProblem(again, 409, "ORGANIZATION_EXISTS");
    assertThat(again.json().path("duplicate").asBoolean()).isTrue();
  }

  @Test
  void aBadHeaderIsNamed() {
    assertProblem(create("Idempotency-Key", "a".repeat(65)), 400, "INVALID");
    assertProblem(create("Dry-Run", "perhaps"), 400, "INVALID");
    assertProblem(create("If-Match", "2"), 400, "INVALID");
  }

  @Test
  void aDryRunChangesNothing() {
    var dry = create("Dry-Run", "true");

    assertThat(dry.status()).isEqualTo(200);
    assertThat(dry.json().path("dryRun").asBoolean()).isTrue();
    assertThat(dry.json().path("position").isNull()).isTrue();
    assertThat(create().status()).isEqualTo(200);
  }

  @Test
  void anExpectedVersionMustBeThePresentOne() {
    create();

    assertProblem(addBob("If-Match", "\"1\""), 409, "VERSION_MISMATCH");
    assertThat(addBob("If-Match", "\"2\"").json().path("version").asLong()).isEqualTo(3);
  }

  @Test
  void whoDoesNotWaitAsksForTheReplyLater() {
    var key = UUID.randomUUID().toString();

    var late = create("Idempotency-Key", key, "Prefer", "wait=0");

    assertThat(late.status()).isEqualTo(202);
    var location = late.header("Location");
    assertThat(location).endsWith("/commands/" + key);
    var reply = Awaitility.await().until(() -> http.get(alice, location), it -> it.status() == 200);
    assertThat(reply.json().path("status").asString()).isEqualTo("ACCEPTED");
    assertProblem(http.get(Tokens.of("bob"), location), 404, "NOT_FOUND");
  }

  @Test
  void aReplyGoesOverTheBrokerWhenNobodyHereWaitsForIt_andOnlyThen() {
    try (var replies = Installation.shared().read(Topics.HTTP_REPLIES)) {
      create();
      addBob("Prefer", "wait=0");

      assertThat(replies.await(1, record -> new String(record.key()).equals(acme)))
          .singleElement()
          .satisfies(
              late -> assertThat(new String(late.value())).contains("\"command\":\"AddMember\""));
    }
  }

  @Test
  void aCommandThatTookEffectIsAnswered_whateverTheClientAccepts() {
    var answer = create("Accept", "text/html");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertProblem(create("Accept", "text/html"), 409, "ORGANIZATION_EXISTS");
  }

  @Test
  void aReplyThatIsNotThereYetIsToBeAskedForAgain() {
    var answer = http.get(alice, "/commands/" + UUID.randomUUID());

    assertProblem(answer, 404, "NOT_FOUND");
    assertThat(answer.header("Retry-After")).isNotNull();
  }

  @Test
  void anOrganizationWithoutAnIdGetsTheSameOneForTheSameKey() {
    var key = UUID.randomUUID().toString();
    var json = "{\"name\":\"%s\"}".formatted(acme);

    var first = http.post(alice, "CreateOrganization", json, "Idempotency-Key", key);
    var second = http.post(alice, "CreateOrganization", json, "Idempotency-Key", key);

    var id = first.json().path("result").path("organizationId").asString();
    assertThat(id).isNotBlank();
    assertThat(second.json().path("result").path("organizationId").asString()).isEqualTo(id);
    assertThat(second.json().path("duplicate").asBoolean()).isTrue();
  }

  private JsonNode schema(String command) {
    var all = http.get(alice, "/commands").json();
    return StreamSupport.stream(all.spliterator(), false)
        .filter(it -> it.path("name").asString().equals(command))
        .findFirst()
        .orElseThrow()
        .path("schema");
  }

  @Test
  void everyCommandIsListedWithItsSchema() {
    var all = http.get(alice, "/commands").json();

    assertThat(StreamSupport.stream(all.spliterator(), false).map(it -> it.path("name").asString()))
        .containsExactlyElementsOf(MessageCatalogue.commands().keySet());
    assertThat(all)
        .allMatch(
            it ->
                it.path("schema").path("properties").has("organizationId")
                    != it.path("name").asString().equals("ForgetPerson"));
  }

  @Test
  void aSchemaTellsTypesAndWhatIsRequired() {
    var update = schema("UpdateOrganization");
    assertThat(update.path("properties").path("name").path("type").toString()).contains("string");
    assertThat(update.path("required").toString()).isEqualTo("[\"organizationId\"]");
    assertThat(update.toString()).doesNotContain("isPresent");

    var invite = schema("InviteMember");
    assertThat(invite.path("required").toString()).contains("email").doesNotContain("role");
    assertThat(invite.path("properties").has("notify")).isTrue();
    assertThat(invite.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema("CreateOrganization").path("required").toString()).isEqualTo("[\"name\"]");
  }
}
