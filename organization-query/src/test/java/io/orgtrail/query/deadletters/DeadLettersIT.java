package io.orgtrail.query.deadletters;

import static io.orgtrail.query.fixtures.ReadModelReplays.awaitEnd;
import static io.orgtrail.query.fixtures.ReadModelReplays.begin;
import static io.orgtrail.query.fixtures.ReadModelReplays.replay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.EventStore;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has a database of its own to spoil. */
class DeadLettersIT {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Database database = Database.withoutEventStore();
  private EventStore store;
  private QueryService service;
  private Story acme;
  private Story globex;

  @BeforeEach
  void tell() {
    database.makeEventStore();
    store = new EventStore(database);
    acme = story("acme");
    globex = story("globex");
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
    database.stop();
  }

  private Story story(String id) {
    return Story.of(id, store)
        .created("default", Visibility.PRIVATE, Kind.STANDARD, null)
        .added("alice", "OWNER");
  }

  private void start() {
    service = QueryService.on(database);
    await().atMost(LONG).until(() -> readiness() == 200);
    awaitAll();
  }

  private int readiness() {
    return service.anonymous().get("/actuator/health/readiness").status();
  }

  private Client operator() {
    return service.as(Map.of("sub", "otto", "scope", "organization:operator"));
  }

  private void awaitAll() {
    var answer =
        operator()
            .with("Min-Position", "" + store.head())
            .with("Prefer", "wait=60")
            .get("/organizations/globex");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private List<String> members(Story story) {
    return operator().get("/organizations/%s/members?limit=500", story.id()).each("userId");
  }

  /** Rows of these members are refused, in the generation that is live. */
  private void refuse(String pattern) {
    database
        .asQuery()
        .execute(
            "ALTER TABLE %s.member ADD CONSTRAINT refuse CHECK (user_id NOT LIKE '%s')"
                .formatted(database.liveSchema(), pattern));
  }

  private void refuseNobody() {
    database
        .asQuery()
        .execute("ALTER TABLE %s.member DROP CONSTRAINT refuse".formatted(database.liveSchema()));
  }

  /** Whatever is told of a user of that id from now on is of a type that nobody knows. */
  private void spoil(String userId) {
    spoil(userId, "NEW.type = 'Unheard'");
  }

  private void spoil(String userId, String change) {
    database
        .asSuperuser()
        .execute(
            """
            CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
              $$BEGIN %s; RETURN NEW; END$$;
            CREATE TRIGGER spoil BEFORE INSERT ON eventstore.event FOR EACH ROW
              WHEN (NEW.payload::text LIKE '%%"%s"%%') EXECUTE FUNCTION spoil()"""
                .formatted(change, userId));
  }

  private void unspoil() {
    database
        .asSuperuser()
        .execute("UPDATE eventstore.event SET type = 'MemberAdded' WHERE type = 'Unheard'");
  }

  private Answer retry(Story story) {
    return operator().post("/dead-letters/" + story.id() + "/retry", "");
  }

  private Answer evict(Story story, long position) {
    return operator().send("DELETE", "/dead-letters/" + story.id() + "/" + position);
  }

  private void assertNoneLeft(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.<Object>json("$.deadLetter")).isNull();
    assertThat(operator().get("/dead-letters").<Object>each("organizationId")).isEmpty();
  }

  @Test
  void anOrganizationStandsStillAtWhatCannotBeWritten_andOthersGoOn() {
    start();
    refuse("poison");
    acme.added("poison", "MEMBER");
    var position = acme.position();
    acme.added("bob", "MEMBER");
    globex.added("carol", "MEMBER");
    awaitAll();
    acme.renamed("Acme 2");
    awaitAll();

    assertThat(members(acme)).containsExactly("alice");
    assertThat(members(globex)).containsExactly("alice", "carol");
    assertThat(readiness()).isEqualTo(200);
    assertThat(
            operator()
                .get("/actuator/health")
                .<Integer>json("$.components.projections.details.deadLetters"))
        .isEqualTo(1);
    assertThat(operator().get("/actuator/prometheus").body())
        .contains("organization_read_model_dead_letters 1.0");
    var listed = operator().get("/dead-letters");
    assertThat(listed.<String>each("organizationId")).containsExactly("acme");
    var letter = operator().get("/dead-letters/acme");
    assertThat(letter.<Integer>json("$.position")).isEqualTo((int) position);
    assertThat(letter.<String>json("$.eventType")).isEqualTo("MemberAdded");
    assertThat(letter.<String>json("$.error")).startsWith("23514 ").contains("refuse");
    assertThat(letter.<Integer>json("$.tries")).isEqualTo(1);
    assertThat(letter.<Integer>json("$.waiting")).isEqualTo(2);
    assertThat(letter.body()).doesNotContain("@");
    operator().get("/dead-letters/globex").isProblem(404, "DEAD_LETTER_NOT_FOUND");
  }

  @Test
  void whatWaitsIsAppliedOnceItCanBe() {
    start();
    refuse("poison");
    acme.added("poison", "MEMBER").added("bob", "MEMBER");
    awaitAll();

    var tried = retry(acme);
    assertThat(tried.<Integer>json("$.deadLetter.tries")).isEqualTo(2);
    assertThat(members(acme)).containsExactly("alice");

    refuseNobody();
    assertNoneLeft(retry(acme));
    assertThat(members(acme)).containsExactly("alice", "poison", "bob");
    retry(acme).isProblem(404, "DEAD_LETTER_NOT_FOUND");
    acme.added("carol", "MEMBER");
    awaitAll();
    assertThat(members(acme)).containsExactly("alice", "poison", "bob", "carol");
  }

  @Test
  void whatIsEvictedIsLeftOut_untilAReplayCanApplyIt() {
    start();
    refuse("poison%");
    acme.added("poison1", "MEMBER");
    var first = acme.position();
    acme.added("bob", "MEMBER").added("poison2", "MEMBER");
    var second = acme.position();
    acme.added("carol", "MEMBER");
    awaitAll();

    evict(acme, second).isProblem(404, "DEAD_LETTER_NOT_FOUND");
    evict(globex, first).isProblem(404, "DEAD_LETTER_NOT_FOUND");
    assertThat(evict(acme, first).<Integer>json("$.deadLetter.position")).isEqualTo((int) second);
    assertThat(members(acme)).containsExactly("alice", "bob");
    assertNoneLeft(evict(acme, second));
    assertThat(members(acme)).containsExactly("alice", "bob", "carol");

    replay(operator(), "{}");
    assertThat(members(acme)).containsExactly("alice", "poison1", "bob", "poison2", "carol");
  }

  @Test
  void aReplayStandsStillAtWhatNobodyUnderstands_andGoesOnWithoutWhatIsEvicted() {
    spoil("poison");
    acme.added("poison", "MEMBER");
    var position = acme.position();
    acme.added("bob", "MEMBER");
    start();
    assertThat(members(acme)).containsExactly("alice");
    assertThat(operator().get("/dead-letters/acme").<Integer>json("$.position"))
        .isEqualTo((int) position);

    replay(operator(), "{}");
    assertThat(operator().get("/dead-letters/acme").<Integer>json("$.waiting")).isEqualTo(1);
    var ofOne = begin(operator(), "{\"projection\":\"member\"}").<String>json("$.id");
    assertThat(awaitEnd(operator(), ofOne).<String>json("$.status")).isEqualTo("FAILED");

    assertNoneLeft(evict(acme, position));
    assertThat(members(acme)).containsExactly("alice", "bob");
    var replay = replay(operator(), "{}");
    assertThat(replay.<Integer>json("$.differenceCount")).isZero();
    assertThat(operator().get("/dead-letters").<Object>each("organizationId")).isEmpty();
    assertThat(members(acme)).containsExactly("alice", "bob");
    assertThat(
            operator()
                .get("/organizations/acme/members?asOf=%s", acme.position())
                .<String>each("userId"))
        .containsExactly("alice", "bob");
  }

  @Test
  void nobodyElseIsConcernedByWhatCannotBeRead() {
    start();
    spoil("poison", "NEW.payload = '{\"organizationId\":\"acme\",\"userId\":[\"poison\"]}'");
    acme.added("poison", "MEMBER");
    var position = acme.position();
    globex.added("bob", "MEMBER");
    awaitAll();

    assertThat(operator().get("/dead-letters").<Integer>each("position"))
        .containsExactly((int) position);
    assertThat(members(globex)).containsExactly("alice", "bob");
    assertThat(operator().get("/organizations/acme/audit-trail").<String>each("type"))
        .contains("MemberAdded");
    replay(operator(), "{}");
    assertThat(members(globex)).containsExactly("alice", "bob");
    assertThat(operator().get("/dead-letters").<Integer>each("position"))
        .containsExactly((int) position);
  }

  @Test
  void anotherInstanceTriesAgainWhenItStarts() {
    start();
    spoil("poison");
    acme.added("poison", "MEMBER").added("bob", "MEMBER");
    awaitAll();
    assertThat(members(acme)).containsExactly("alice");
    unspoil();

    try (var other = QueryService.on(database)) {
      await()
          .atMost(LONG)
          .until(() -> operator().get("/dead-letters").<Object>each("organizationId").isEmpty());
    }
    await().atMost(LONG).until(() -> members(acme).equals(List.of("alice", "poison", "bob")));
  }

  @Test
  void nothingIsLeftOutWhenItIsTriedWhileEventsCome() {
    start();
    refuse("poison");
    acme.added("poison", "MEMBER");
    var telling =
        CompletableFuture.runAsync(
            () -> {
              for (var i = 0; i < 300; i++) {
                acme.added("user-" + i, "MEMBER");
              }
            });
    while (!telling.isDone()) {
      retry(acme);
    }
    telling.join();
    refuseNobody();
    awaitAll();
    retry(acme);
    assertThat(members(acme)).hasSize(302);

    refuse("late");
    acme.added("late", "MEMBER");
    awaitAll();
    telling =
        CompletableFuture.runAsync(
            () -> {
              for (var i = 0; i < 100; i++) {
                acme.removed("user-" + i);
              }
            });
    refuseNobody();
    retry(acme);
    telling.join();
    awaitAll();
    assertThat(members(acme)).hasSize(203);
    assertThat(replay(operator(), "{}").<Integer>json("$.differenceCount")).isZero();
  }

  @Test
  void standsStillAltogetherWhenThereAreTooMany() {
    start();
    database
        .asQuery()
        .execute(
            """
            INSERT INTO %s.dead_letter_queue
              (organization_id, position, event_id, event_type, error)
            SELECT 'org-' || n, n, gen_random_uuid(), 'MemberAdded', 'x' FROM generate_series(1, 1000) AS n"""
                .formatted(database.liveSchema()));
    refuse("poison");
    acme.added("poison", "MEMBER");

    await().atMost(LONG).until(() -> readiness() == 503);
    var page = operator().get("/dead-letters?limit=2");
    assertThat(page.<String>each("organizationId")).containsExactly("org-1", "org-2");
    assertThat(
            operator()
                .get("/dead-letters?limit=2&cursor=%s", page.<String>json("$.nextCursor"))
                .<String>each("organizationId"))
        .containsExactly("org-3", "org-4");
  }

  @Test
  void strangersSeeAndDoNothing() {
    start();
    var stranger = service.as(Map.of("sub", "alice"));
    stranger.get("/dead-letters").isProblem(403, "FORBIDDEN");
    stranger.get("/dead-letters/acme").isProblem(403, "FORBIDDEN");
    stranger.post("/dead-letters/acme/retry", "").isProblem(403, "FORBIDDEN");
    stranger.send("DELETE", "/dead-letters/acme/1").isProblem(403, "FORBIDDEN");
    evict(acme, 1).isProblem(404, "DEAD_LETTER_NOT_FOUND");
    operator().send("DELETE", "/dead-letters/acme/first").isInvalid("position");
  }
}
