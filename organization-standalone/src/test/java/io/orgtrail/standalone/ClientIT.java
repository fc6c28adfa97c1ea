package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.ImportedMember;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.organizations.OrganizationCommand.ImportOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.api.roles.Role;
import io.orgtrail.client.OrganizationClient;
import io.orgtrail.client.audit.AuditEntry;
import io.orgtrail.client.audit.AuditFilter;
import io.orgtrail.client.audit.ExportFormat;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.errors.RequestUnansweredException;
import io.orgtrail.client.invitations.NewInvitation;
import io.orgtrail.client.members.ImportOutcome;
import io.orgtrail.client.requests.CommandOptions;
import io.orgtrail.embedded.LoopbackPort;
import io.orgtrail.standalone.ClientRun.Way;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client promises, whichever way it gives commands. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ClientIT {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir static Path directory;

  private static ClientRun run;

  private final String acme = "acme-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    run = ClientRun.start(directory);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  private AddMember add(String user) {
    return new AddMember(acme, user, null, null, Role.MEMBER, null);
  }

  @ParameterizedTest
  @EnumSource
  void givesACommandOnce_howeverOftenUnderItsId(Way way) {
    try (var client = run.client(way, "alice")) {
      client.organizations().create(acme, it -> it.id(acme));
      var options = CommandOptions.DEFAULTS.withCommandId("add-bob-" + acme);

      var first = client.execute(add("bob"), options);
      var second = client.execute(add("bob"), options);

      assertThat(first.duplicate()).isFalse();
      assertThat(second).isEqualTo(first.again());
      assertThatThrownBy(() -> client.execute(add("carol"), options))
          .isInstanceOfSatisfying(
              RequestRejectedException.class,
              e -> assertThat(e.is(ErrorCode.COMMAND_ID_REUSED)).isTrue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesNothing_dryOrAtAnotherVersion(Way way) {
    try (var client = run.client(way, "alice")) {
      var version = client.organizations().create(acme, it -> it.id(acme)).version();

      var dry = client.execute(add("bob"), CommandOptions.DEFAULTS.withDryRun());
      assertThat(dry.dryRun()).isTrue();
      assertThat(dry.events()).containsExactly("MemberAdded");
      assertThat(client.members(acme).list()).hasSize(1);

      var seen = CommandOptions.DEFAULTS.withExpectedVersion(version);
      client.execute(add("bob"), seen);
      assertThatThrownBy(() -> client.execute(add("carol"), seen))
          .isInstanceOfSatisfying(
              RequestRejectedException.class,
              e -> assertThat(e.is(ErrorCode.VERSION_MISMATCH)).isTrue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesTheFieldsThatAreWrong(Way way) {
    try (var client = run.client(way, "alice")) {
      assertThatThrownBy(() -> client.organizations().create("", it -> it.website("acme")))
          .isInstanceOfSatisfying(
              RequestRejectedException.class,
              e -> {
                assertThat(e.status()).isEqualTo(400);
                assertThat(e.fields())
                    .extracting("field")
                    .containsExactlyInAnyOrder("name", "website");
              });
      assertThatThrownBy(() -> client.members(acme).list().limit(0).page())
          .isInstanceOf(RequestRejectedException.class);
    }
  }

  @Test
  void manyClientsAreAnsweredOnOneTopic() throws Exception {
    var clients = IntStream.range(0, 3).mapToObj(n -> run.client(Way.KAFKA, "alice")).toList();
    clients.get(0).organizations().create(acme, it -> it.id(acme));
    try (var operator = run.operator(Way.HTTP)) {
      operator.organizations().setSeatLimit(acme, 301);
    }

    var answers = new ArrayList<CompletableFuture<Accepted>>();
    for (var number = 0; number < 300; number++) {
      answers.add(clients.get(number % 3).send(add("user-" + number)));
    }

    assertThat(answers.stream().map(CompletableFuture::join).map(Accepted::version))
        .doesNotHaveDuplicates();
    assertThat(clients.get(1).as(() -> run.token("alice")).members(acme).list().limit(100))
        .hasSize(301);
    clients.forEach(OrganizationClient::close);
  }

  @ParameterizedTest
  @EnumSource
  void invitesMoreThanACommandTakes(Way way) throws Exception {
    try (var client = run.client(way, "alice");
        var operator = run.operator(way)) {
      client.organizations().create(acme, it -> it.id(acme));
      operator.organizations().setSeatLimit(acme, 2_000);
      var told = new ArrayList<Integer>();

      var outcomes =
          client
              .invitations(acme)
              .createAll(
                  IntStream.range(0, 1_500)
                      .mapToObj(n -> NewInvitation.to("p" + n + "@example.org").withoutMail())
                      .toList(),
                  some -> told.add(some.size()));

      assertThat(told).containsExactly(1_000, 500);
      assertThat(outcomes).allMatch(outcome -> outcome.isAccepted());
      assertThat(client.invitations(acme).list().limit(500).stream()).hasSize(1_500);
    }
  }

  @Test
  void bringsInWhatWasKeptElsewhere() throws Exception {
    var longAgo = Instant.parse("2011-11-11T11:11:11Z");
    try (var operator = run.operator(Way.KAFKA)) {
      var owner = operator.as(() -> run.token("olga"));
      operator.execute(
          new ImportOrganization(
              acme,
              null,
              acme,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              2_000,
              longAgo,
              "A list",
              member("olga", longAgo)));
      var members =
          IntStream.range(0, 1_200).mapToObj(n -> member("member-" + n, longAgo)).toList();

      assertThat(operator.members(acme).importAll(members)).allMatch(ImportOutcome::isAccepted);

      assertThat(operator.members(acme).importAll(members.subList(0, 1)))
          .extracting(outcome -> outcome.error().code())
          .containsExactly(ErrorCode.ALREADY_MEMBER.name());
      assertThat(owner.organizations().get(acme).createdAt()).isEqualTo(longAgo);
      assertThat(owner.members(acme).list().limit(500))
          .hasSize(1_201)
          .allMatch(member -> member.joinedAt().equals(longAgo));
    }
  }

  private static ImportedMember member(String userId, Instant joinedAt) {
    return new ImportedMember(userId, null, null, null, null, joinedAt);
  }

  @Test
  void showsThePast() {
    try (var client = run.client(Way.HTTP, "alice")) {
      client.organizations().create(acme, it -> it.id(acme));
      client.members(acme).add("bob");
      var position = client.execute(add("carol")).position();
      client.members(acme).remove("bob");
      client.organizations().update(acme, it -> it.description("later").slug("later-" + acme));

      var past = client.asOf(position);
      assertThat(past.members(acme).list())
          .extracting("userId")
          .containsExactlyInAnyOrder("alice", "bob", "carol");
      assertThat(past.organizations().get(acme).description()).isNull();
      assertThat(past.organizations().overview(acme).memberCount()).isEqualTo(3);
      assertThat(past.invitations(acme).limit().used()).isEqualTo(3);
      assertThat(past.teams(acme).list()).isEmpty();
      assertThat(past.projects(acme).list()).isEmpty();
      assertThat(past.roles(acme).list()).isNotEmpty();
      assertThat(client.auditTrail(acme).changes("" + position, null).get("text").size())
          .isPositive();
      assertThat(client.members(acme).explain("carol").chain()).isNotEmpty();
    }
  }

  @Test
  void tellsWhatHappens_fromTheBeginningAndAsItDoes() throws Exception {
    try (var client = run.client(Way.HTTP, "alice")) {
      client.organizations().create(acme, it -> it.id(acme));
      try (var happening = client.auditTrail(acme).follow(AuditFilter.ALL.type("MemberAdded"))) {
        var two = CompletableFuture.supplyAsync(() -> happening.limit(2).toList());
        client.members(acme).add("bob");
        client.members(acme).add("carol");
        assertThat(two.get(2, TimeUnit.MINUTES))
            .extracting(entry -> entry.target().id())
            .containsExactly("bob", "carol");
      }
      var all = client.auditTrail(acme).stream().toList();
      assertThat(all).extracting(AuditEntry::actor).extracting("id").containsOnly("alice");
      assertThat(client.auditTrail(acme).list(AuditFilter.ALL.oldestFirst().target("bob")))
          .extracting(AuditEntry::type)
          .containsExactly("MemberAdded");
      try (var missed =
          client.auditTrail(acme).followAfter(all.get(1).position(), AuditFilter.ALL)) {
        assertThat(missed.findFirst()).hasValue(all.get(0));
      }
      await().atMost(LONG).until(() -> client.auditTrail(acme).verify().events() == all.size());
      try (var export = client.auditTrail(acme).export(ExportFormat.NDJSON)) {
        assertThat(new String(export.readAllBytes(), StandardCharsets.UTF_8).lines())
            .hasSizeGreaterThanOrEqualTo(all.size());
      }
    }
  }

  @Test
  void runsReplays() throws Exception {
    try (var operator = run.operator(Way.HTTP)) {
      operator.organizations().create(acme, it -> it.id(acme));
      var replay = operator.replays().start();
      await().atMost(LONG).until(() -> !operator.replays().get(replay.id()).isRunning());
      assertThat(operator.replays().list().stream().findFirst())
          .hasValueSatisfying(last -> assertThat(last.status()).isEqualTo("COMPLETED"));

      var again =
          operator.eventReplays().start("copies." + acme, which -> which.organization(acme));
      await().atMost(LONG).until(() -> !operator.eventReplays().get(again.id()).isRunning());
      assertThat(operator.eventReplays().get(again.id()).processed()).isEqualTo(2);
    }
  }

  @Test
  void saysOfWhatWasNotAnsweredUnderWhichIdToTryAgain() {
    try (var client =
        OrganizationClient.builder()
            .commandsOverHttp("http://127.0.0.1:" + LoopbackPort.free().number())
            .deadline(Duration.ofSeconds(1))
            .token("none")
            .build()) {
      assertThatThrownBy(
              () -> client.execute(add("bob"), CommandOptions.DEFAULTS.withCommandId("add-bob")))
          .isInstanceOfSatisfying(
              RequestUnansweredException.class, e -> assertThat(e.commandId()).hasValue("add-bob"));
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void failsWhatIsNotAnsweredWhenItIsClosed_andLeavesNoThreadBehind(Way way) {
    var client = run.client(way, "alice");
    client.organizations().create(acme, it -> it.id(acme));
    var answers = IntStream.range(0, 50).mapToObj(n -> client.send(describe(n))).toList();
    client.close();

    for (var answer : answers) {
      try {
        answer.join();
      } catch (CompletionException e) {
        assertThat(e.getCause())
            .isInstanceOfAny(RequestUnansweredException.class, RequestRejectedException.class);
        if (e.getCause() instanceof RequestUnansweredException unanswered) {
          assertThat(unanswered.commandId()).isPresent();
        }
      }
    }
    assertThatThrownBy(() -> client.execute(describe(50)))
        .isInstanceOf(RequestUnansweredException.class);
    await().atMost(LONG).until(() -> ownThreads().isEmpty());
  }

  private UpdateOrganization describe(int n) {
    return new UpdateOrganization(
        acme, null, null, Patch.to("description " + n), null, null, null, null, null, null);
  }

  private static List<String> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("organization-client"))
        .toList();
  }

  @Test
  void seesATokenThatIsRefused() {
    try (var client = run.builder(Way.KAFKA).token("no token").build()) {
      assertThatThrownBy(() -> client.execute(add("bob")))
          .isInstanceOfSatisfying(
              RequestRejectedException.class, e -> assertThat(e.status()).isEqualTo(401));
      assertThatThrownBy(() -> client.organizations().list().page())
          .isInstanceOfSatisfying(
              RequestRejectedException.class, e -> assertThat(e.status()).isEqualTo(401));
    }
  }
}
