package io.orgtrail.command.gateway;

import static io.orgtrail.command.testing.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.HttpCommands;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.command.testing.Reply;
import io.orgtrail.command.testing.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RatesIT {

  private static final String LIMITED = ErrorCode.RATE_LIMITED.name();

  /** What a caller sends at once, more than in one second and the next is allowed. */
  private static final int MANY = 40;

  private final Installation installation = Installation.bounded();
  private final CommandClient client = installation.client();
  private final String alice = "alice-" + UUID.randomUUID();
  private final String acme = "acme-" + UUID.randomUUID();

  private final ExecutorService callers = Executors.newFixedThreadPool(MANY);

  @AfterEach
  void stop() {
    callers.shutdown();
  }

  private List<Message> many(String token) {
    return IntStream.range(0, MANY)
        .mapToObj(n -> Message.rename(acme, acme + " " + n).token(token))
        .toList();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private Reply sendUntilAdmitted(Message message) {
    return Awaitility.await()
        .until(
            () -> client.send(message.header("kafka_correlationId", id())),
            reply -> !reply.code().equals(LIMITED));
  }

  @Test
  void whatIsTooMuchIsRefused_andNothingElse() {
    client.send(Message.create(acme).by(alice)).accepted();
    var messages = many(Tokens.of(alice));

    var replies = client.sendAll(messages);

    var admitted = replies.stream().filter(Reply::isAccepted).toList();
    assertThat(admitted).hasSizeBetween(4, 3 * 5);
    assertThat(admitted).extracting(Reply::version).isSorted().doesNotHaveDuplicates();
    assertThat(replies)
        .filteredOn(it -> !it.isAccepted())
        .allSatisfy(it -> it.rejected(ErrorCode.RATE_LIMITED));
    var refused = messages.get(replies.indexOf(lastRefused(replies)));
    assertThat(header(client.replyRecord(refused), "retry-after")).isEqualTo("1");
    assertThat(messages).noneMatch(client::isDeadLetter);
  }

  private static Reply lastRefused(List<Reply> replies) {
    return replies.stream()
        .filter(it -> !it.isAccepted())
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  @Test
  void whatWasRefusedIsDecidedAnew_whenItIsSentAgain() {
    client.send(Message.create(acme).by(alice)).accepted();
    var messages = many(Tokens.of(alice));
    var replies = client.sendAll(messages);
    var refused = messages.get(replies.indexOf(lastRefused(replies)));

    var again =
        Message.rename(acme, new String(refused.bytes()).replaceAll(".*\"name\":\"|\"}", ""))
            .token(Tokens.of(alice))
            .id(refused.text("ce_id"));

    var reply = sendUntilAdmitted(again);
    assertThat(reply.accepted().duplicate()).isFalse();
  }

  @Test
  void othersAreAnswered_andOperatorsAlways() {
    client.send(Message.create(acme).by(alice)).accepted();
    var messages = many(Tokens.of(alice));
    messages.forEach(client::post);

    sendUntilAdmitted(Message.create("other-" + acme).by("bob-" + acme)).accepted();
    assertThat(client.sendAll(many(Tokens.operator()))).allMatch(Reply::isAccepted);
  }

  @Test
  void anOrganizationIsSentSoManyByAllTogether() {
    client.send(Message.create(acme).by(alice)).accepted();
    var messages =
        IntStream.range(0, MANY)
            .mapToObj(n -> Message.rename(acme, acme + " " + n).by("somebody-" + n + alice))
            .toList();

    var codes = client.sendAll(messages).stream().map(Reply::code).toList();

    assertThat(codes).containsOnly(LIMITED, ErrorCode.ORGANIZATION_NOT_FOUND.name());
    assertThat(codes).filteredOn(LIMITED::equals).hasSizeGreaterThan(MANY - 3 * 8);
  }

  @Test
  void whoAsksTooMuchOverHttpIsToldWhenToTryAgain() {
    var http = installation.http();
    var token = Tokens.of(alice);

    var answer =
        Awaitility.await().until(() -> http.get(token, "/commands"), it -> it.status() == 429);

    assertThat(answer.code()).isEqualTo(LIMITED);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    Awaitility.await().until(() -> http.get(token, "/commands").status() == 200);
  }

  @Test
  void anOrganizationIsBoundedOverHttpToo() {
    var answer =
        Awaitility.await().until(this::createManyTimes, it -> it.isPresent()).orElseThrow();

    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.json().path("detail").asString()).contains("organization");
    var meters = installation.service().getBean(MeterRegistry.class);
    assertThat(meters.get("organization.rate.limited").tag("limit", "organization").counters())
        .anyMatch(it -> it.count() > 0);
  }

  /** By so many callers at once; answers what is too much. */
  private Optional<HttpCommands.Answer> createManyTimes() {
    return IntStream.range(0, MANY)
        .mapToObj(n -> CompletableFuture.supplyAsync(() -> create("by-" + n), callers))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .filter(it -> it.status() == 429)
        .findFirst();
  }

  private HttpCommands.Answer create(String by) {
    var json = "{\"organizationId\":\"%s\",\"name\":\"%s\"}".formatted(acme, acme);
    return installation.http().post(Tokens.of(by), "CreateOrganization", json, "Prefer", "wait=0");
  }
}
