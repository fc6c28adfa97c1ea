package io.orgtrail.query.eventreplay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.embedded.EmbeddedKafkaBroker;
import io.orgtrail.embedded.LoopbackPort;
import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Broker;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.EventStore;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.Story;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays that do not go through in one go: nothing is ever left out. */
class EventReplayTroubleIT {

  private static final Database DATABASE = Database.withoutEventStore();
  private static final int EVENTS = 120;

  private final String topic = Replaying.newTopic();

  @TempDir private Path directory;

  @BeforeAll
  static void tell() {
    DATABASE.makeEventStore();
    var acme = Story.of("acme", new EventStore(DATABASE)).tellingLater();
    acme.created("default", Visibility.PRIVATE, Kind.STANDARD, null);
    for (var i = 1; i < EVENTS; i++) {
      acme.added("user-" + i, "MEMBER");
    }
    acme.told();
  }

  @AfterAll
  static void stop() {
    DATABASE.stop();
  }

  @Test
  void goesOnWhereItWasStopped() {
    String id;
    try (var service = service(Broker.shared().settings())) {
      var replaying = new Replaying(service, Broker.shared());
      id = replaying.begin(slowly());
      replaying.await(id, EventReplayTroubleIT::isUnderWay);
    }
    assertThat(lease(id)).isNull();
    try (var service = service(Broker.shared().settings())) {
      var replaying = new Replaying(service, Broker.shared());
      assertThat(replaying.get(id).<String>json("$.status")).isEqualTo("RUNNING");
      assertWhole(replaying, replaying.awaitStatus(id, "COMPLETED"));
      assertThat(replaying.positions(topic)).doesNotHaveDuplicates();
    }
  }

  @Test
  void waitsForABrokerThatIsAway() {
    var port = LoopbackPort.free().number();
    var kafka = EmbeddedKafkaBroker.start(directory, port);
    var broker = new Broker(kafka.bootstrapServers());
    try (var service = service(broker.settings())) {
      var replaying = new Replaying(service, broker);
      var id = replaying.begin(slowly());
      replaying.await(id, EventReplayTroubleIT::isUnderWay);
      kafka.close();
      replaying.await(id, answer -> answer.json("$.error") != null);
      assertThat(replaying.get(id).<String>json("$.status")).isEqualTo("RUNNING");

      kafka = EmbeddedKafkaBroker.start(directory, port);
      var completed = replaying.awaitStatus(id, "COMPLETED");
      assertWhole(replaying, completed);
      assertThat(completed.<Object>json("$.error")).isNull();
    } finally {
      kafka.close();
    }
  }

  @Test
  void failsWhenTheBrokerStaysAway() {
    var kafka = EmbeddedKafkaBroker.start(directory, LoopbackPort.free().number());
    var broker = new Broker(kafka.bootstrapServers());
    var settings = new HashMap<>(broker.settings());
    settings.put("organization.event-replays.give-up-after", "1s");
    try (var service = service(settings)) {
      var replaying = new Replaying(service, broker);
      var id = replaying.begin(slowly());
      replaying.await(id, EventReplayTroubleIT::isUnderWay);
      kafka.close();
      var failed = replaying.awaitStatus(id, "FAILED");
      assertThat(failed.<String>json("$.error")).contains("the broker does not acknowledge");
      assertThat(failed.<String>json("$.finishedAt")).endsWith("Z");
    } finally {
      kafka.close();
    }
  }

  /** Takes a few seconds, in small steps. */
  private String slowly() {
    return "{\"topic\":\"%s\",\"eventsPerSecond\":40}".formatted(topic);
  }

  private static boolean isUnderWay(Answer answer) {
    return answer.<Integer>json("$.processed") > 0;
  }

  /** Each event, in order; some of them may have come again. */
  private void assertWhole(Replaying replaying, Answer completed) {
    assertThat(replaying.positions(topic).stream().distinct())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS).boxed().toList());
    assertThat(completed.<Integer>json("$.processed")).isEqualTo(EVENTS);
    assertThat(completed.<Integer>json("$.position")).isEqualTo(EVENTS);
  }

  private static String lease(String id) {
    return DATABASE
        .asQuery()
        .queryForObject(
            "SELECT lease FROM read_control.event_replay WHERE id = ?", String.class, id);
  }

  private static QueryService service(Map<String, String> settings) {
    return QueryService.on(DATABASE, settings);
  }
}
