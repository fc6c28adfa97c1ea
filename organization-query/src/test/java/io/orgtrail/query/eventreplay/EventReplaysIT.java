package io.orgtrail.query.eventreplay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.messaging.EventRecord;
import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Broker;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.EventStore;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.Story;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes out of replays of a small history. */
class EventReplaysIT {

  private static final Database DATABASE = Database.withoutEventStore();
  private static Replaying replaying;
  private static long head;

  private final String topic = Replaying.newTopic();

  /** Two organizations whose events alternate, and an event from the future. */
  @BeforeAll
  static void tell() {
    DATABASE.makeEventStore();
    var store = new EventStore(DATABASE);
    var acme =
        Story.of("acme", store)
            .by("alice")
            .created("default", Visibility.PRIVATE, Kind.STANDARD, null);
    var initech =
        Story.of("initech", store)
            .by("peter")
            .created("default", Visibility.PRIVATE, Kind.STANDARD, null);
    for (var i = 0; i < 10; i++) {
      acme.added("user-" + i, "MEMBER");
      initech.added("Jürgen \"" + i + "\"", "MEMBER");
    }
    acme.invited("inv-1", "bob@example.com").accepted("inv-1", "bob");
    addEventFromTheFuture();
    head = store.head();
    replaying =
        new Replaying(QueryService.on(DATABASE, Broker.shared().settings()), Broker.shared());
  }

  private static void addEventFromTheFuture() {
    DATABASE
        .asCommand()
        .execute(
            """
            WITH taken AS (
              UPDATE eventstore.event_position SET last = last + 1 RETURNING last, last_time)
            INSERT INTO eventstore.event
            SELECT last, last_time, gen_random_uuid(), 'Future', 'future', 0, 'OrganizationMoved',
              '1', 'acme', 1, '{"organizationId" : "acme", "to": "Mars"}', '{}'
            FROM taken""");
  }

  @AfterAll
  static void stop() {
    replaying.service().close();
    DATABASE.stop();
  }

  @Test
  void publishesTheWholeHistoryOfOneOrganization() {
    var answer =
        replaying.complete("{\"organizationId\":\"acme\",\"topic\":\"%s\"}".formatted(topic));

    var expected = stored("e.organization_id = 'acme'").stream().map(StoredEvent::position);
    assertThat(replaying.positions(topic)).containsExactlyElementsOf(expected.toList());
    assertThat(replaying.broker().records(topic))
        .allMatch(it -> new String(it.key(), StandardCharsets.UTF_8).equals("acme"));
    assertThat(answer.<Integer>json("$.total")).isEqualTo(replaying.positions(topic).size());
  }

  @Test
  void publishesTheHistoryOfAll_inOrderForEachOrganization() {
    replaying.broker().make(topic, 3);
    var answer = replaying.complete("{\"topic\":\"%s\"}".formatted(topic));

    assertThat(replaying.positions(topic))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, head).boxed().toList());
    assertThat(
            replaying.broker().records(topic).stream()
                .collect(
                    Collectors.groupingBy(
                        it -> new String(it.key(), StandardCharsets.UTF_8),
                        Collectors.mapping(Replaying::position, Collectors.toList())))
                .values())
        .hasSize(2)
        .allSatisfy(positions -> assertThat(positions).isSorted());
    assertThat(answer.<Integer>json("$.processed")).isEqualTo((int) head);
  }

  @Test
  void publishesTheTypesAskedFor() {
    replaying.complete(
        "{\"eventTypes\":[\"OrganizationCreated\",\"MemberInvited\"],\"topic\":\"%s\"}"
            .formatted(topic));
    assertThat(replaying.broker().records(topic))
        .extracting(it -> Broker.header(it, "ce_type"))
        .containsExactlyInAnyOrder(
            "io.orgtrail.OrganizationCreated",
            "io.orgtrail.OrganizationCreated",
            "io.orgtrail.MemberInvited");
  }

  @Test
  void publishesFromOnePositionToAnother() {
    replaying.complete("{\"fromPosition\":4,\"toPosition\":6,\"topic\":\"%s\"}".formatted(topic));
    assertThat(replaying.positions(topic)).containsExactlyInAnyOrder(4L, 5L, 6L);
  }

  @Test
  void publishesTheSameRecordsButForTheReplay() {
    var answer = replaying.complete("{\"topic\":\"%s\"}".formatted(topic));
    var records =
        replaying.broker().records(topic).stream()
            .collect(Collectors.toMap(Replaying::position, it -> it));
    var vault = replaying.service().beans(Vault.class).iterator().next();
    for (var event : StoredEvent.open(stored("true"), vault)) {
      var published = EventRecord.of("organization.events", event);
      var again = records.get(event.position());
      assertThat(again.key()).isEqualTo(published.key());
      assertThat(again.value()).isEqualTo(published.value());
      var headers = texts(again.headers());
      assertThat(headers.remove("ce_replay")).isEqualTo(answer.<String>json("$.id"));
      assertThat(headers).isEqualTo(texts(published.headers()));
    }
  }

  @Test
  void publishesAsItIsStoredWhatThisVersionDoesNotKnow() {
    replaying.complete("{\"fromPosition\":%d,\"topic\":\"%s\"}".formatted(head, topic));
    var record = replaying.broker().records(topic).get(0);
    assertThat(Broker.header(record, "ce_type")).isEqualTo("io.orgtrail.OrganizationMoved");
    assertThat(new String(record.value(), StandardCharsets.UTF_8))
        .isEqualTo("{\"organizationId\" : \"acme\", \"to\": \"Mars\"}");
  }

  @Test
  void makesATopicWithAsManyPartitionsAsThatOfTheEvents() {
    replaying.broker().make("organization.events", 5);
    replaying.complete("{\"toPosition\":1,\"topic\":\"%s\"}".formatted(topic));
    assertThat(replaying.broker().partitions(topic)).isEqualTo(5);
  }

  @Test
  void tellsWhatWasAskedForAndWhatBecameOfIt() {
    var begun =
        replaying.order(
            """
            {"organizationId":"acme","fromPosition":1,"toPosition":5,"eventTypes":["MemberAdded"],
             "topic":"%s","eventsPerSecond":1000}"""
                .formatted(topic));
    var id = begun.<String>json("$.id");
    assertThat(begun.header("Location")).isEqualTo("/event-replays/" + id);
    assertThat(begun.<String>json("$.status")).isEqualTo("RUNNING");
    assertThat(begun.<Object>json("$.finishedAt")).isNull();

    var ended = new HashMap<>(replaying.awaitStatus(id, "COMPLETED").<Map<String, ?>>json("$"));
    assertThat(ended.remove("startedAt").toString()).endsWith("Z");
    assertThat(ended.remove("finishedAt").toString()).endsWith("Z");
    var expected = new HashMap<String, Object>();
    expected.put("id", id);
    expected.put("status", "COMPLETED");
    expected.put("topic", topic);
    expected.put("organizationId", "acme");
    expected.put("fromPosition", 1);
    expected.put("toPosition", 5);
    expected.put("eventTypes", List.of("MemberAdded"));
    expected.put("processed", 2);
    expected.put("total", 2);
    expected.put("position", 5);
    expected.put("eventsPerSecond", 1000);
    expected.put("requestedBy", "olga");
    expected.put("error", null);
    assertThat(ended).isEqualTo(expected);
  }

  @Test
  void beginsWithWhatIsThere_whenNothingElseIsSaid() {
    var answer = replaying.complete("{\"topic\":\"%s\",\"eventTypes\":[]}".formatted(topic));
    assertThat(answer.<Object>json("$.organizationId")).isNull();
    assertThat(answer.<Object>json("$.eventTypes")).isNull();
    assertThat(answer.<Integer>json("$.fromPosition")).isEqualTo(1);
    assertThat(answer.<Integer>json("$.toPosition")).isEqualTo((int) head);
    assertThat(answer.<Integer>json("$.eventsPerSecond")).isEqualTo(5000);
  }

  @Test
  void listsNewestFirst() {
    var older = replaying.begin("{\"topic\":\"%s\"}".formatted(topic));
    var newer = replaying.begin("{\"topic\":\"%s\"}".formatted(topic));
    var first = page("/event-replays?limit=1");
    assertThat(first.<String>each("id")).containsExactly(newer);
    var second = page("/event-replays?limit=1&cursor=" + first.json("$.nextCursor"));
    assertThat(second.<String>each("id")).containsExactly(older);
  }

  @Test
  void endsWhenItIsAborted() {
    var id = beginSlowly();
    var aborted = replaying.operator().send("DELETE", "/event-replays/" + id);
    assertThat(aborted.<String>json("$.status")).isEqualTo("ABORTED");
    assertThat(aborted.<String>json("$.finishedAt")).endsWith("Z");

    replaying.complete("{\"topic\":\"%s-other\"}".formatted(topic));
    assertThat(replaying.get(id).body()).isEqualTo(aborted.body());
    assertThat(replaying.positions(topic)).hasSizeLessThan((int) head);
    replaying
        .operator()
        .send("DELETE", "/event-replays/" + id)
        .isProblem(409, "EVENT_REPLAY_FINISHED");
  }

  @Test
  void takesOverFromAnInstanceThatIsGone() {
    var id = beginSlowly();
    giveToSomebody(id, "1 hour");
    var completed = replaying.awaitStatus(id, "COMPLETED");
    assertThat(replaying.positions(topic).stream().distinct())
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, head).boxed().toList());
    assertThat(completed.<Integer>json("$.processed")).isEqualTo((int) head);
  }

  @Test
  void leavesAReplayToWhoeverHasIt() {
    var id = beginSlowly();
    // Whose heart beats longer than this test takes.
    giveToSomebody(id, "-1 hour");
    replaying.complete("{\"topic\":\"%s-other\"}".formatted(topic));
    assertThat(lease(id)).isEqualTo("somebody");
    assertThat(replaying.get(id).<String>json("$.status")).isEqualTo("RUNNING");
    replaying.operator().send("DELETE", "/event-replays/" + id);
  }

  @Test
  void isPublishedByOneOfSeveralInstances() {
    try (var other = QueryService.on(DATABASE, Broker.shared().settings())) {
      var id = new Replaying(other, Broker.shared()).begin(slowly());
      replaying.awaitStatus(id, "COMPLETED");
      assertThat(replaying.positions(topic)).hasSize((int) head).doesNotHaveDuplicates();
    }
  }

  private String slowly() {
    return "{\"topic\":\"%s\",\"eventsPerSecond\":10}".formatted(topic);
  }

  /** Begins a replay of a few seconds; answers when something is on the topic. */
  private String beginSlowly() {
    var id = replaying.begin(slowly());
    replaying.await(id, answer -> answer.<Integer>json("$.processed") > 0);
    return id;
  }

  private static void giveToSomebody(String id, String ago) {
    DATABASE
        .asQuery()
        .update(
            "UPDATE read_control.event_replay"
                + " SET lease = 'somebody', heartbeat_at = now() - ?::interval WHERE id = ?",
            ago,
            id);
  }

  private static String lease(String id) {
    return DATABASE
        .asQuery()
        .queryForObject(
            "SELECT lease FROM read_control.event_replay WHERE id = ?", String.class, id);
  }

  private static Answer page(String path) {
    return replaying.operator().get(path);
  }

  private static List<StoredEvent> stored(String condition) {
    return DATABASE
        .asQuery()
        .query(
            "SELECT %s FROM eventstore.event e WHERE %s ORDER BY e.position"
                .formatted(StoredEvent.COLUMNS, condition),
            (row, number) -> StoredEvent.read(row));
  }

  private static Map<String, String> texts(Headers headers) {
    var texts = new HashMap<String, String>();
    headers.forEach(it -> texts.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
    return texts;
  }
}
