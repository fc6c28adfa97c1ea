package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.command.gateway.ReplyTopics.Place;
import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import io.orgtrail.embedded.LoopbackPort;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReplyTopicsIT {

  private final Installation installation = Installation.shared();
  private final CommandClient client = installation.client();
  private final String acme = "acme-" + UUID.randomUUID();

  private Message toATopicOfItsOwn(int number) {
    return Message.create(acme).header("kafka_replyTopic", "%s-%d.replies".formatted(acme, number));
  }

  @Test
  void manyNamesHoldUpNobody() throws InterruptedException, ExecutionException {
    var strangers = IntStream.range(0, 300).mapToObj(this::toATopicOfItsOwn).toList();
    var known = IntStream.range(300, 320).mapToObj(n -> toATopicOfItsOwn(n).by("alice")).toList();
    strangers.forEach(client::post);
    known.forEach(client::post);

    client.send(Message.create("other-" + acme).by("alice")).accepted();

    strangers.forEach(client::defaultReply);
    assertThat(topics())
        .hasSize(20)
        .contains(
            new String(known.get(0).record().headers().lastHeader("kafka_replyTopic").value()));
  }

  @Test
  void aTopicIsFoundHoweverSoonItIsForgotten() throws Exception {
    try (var admin = admin()) {
      admin.createTopics(List.of(new NewTopic(acme, 3, (short) 1))).all().get();
      var topics = topics(admin, forgettingAtOnce());
      var answers = List.of(naming(acme, 2, Scenario.user("alice")), naming("other", 0, null));

      assertThat(topics.places(answers)).containsExactly(new Place(acme, 2), Place.DEFAULT);
    }
  }

  @Test
  void aTopicThatSomebodyMakesMeanwhileHasAllItsPartitions() {
    try (var admin = new OvertakenAdmin(settings())) {
      var topics = topics(admin, Ticker.systemTicker());

      assertThat(place(topics, naming(acme, 2, Scenario.user("alice"))))
          .isEqualTo(new Place(acme, 2));
    }
  }

  @Test
  void whatIsNotMadeForAStrangerIsMadeForWhoIsKnown() {
    try (var admin = admin()) {
      var topics = topics(admin, Ticker.systemTicker());

      assertThat(place(topics, naming(acme, 0, null))).isEqualTo(Place.DEFAULT);
      assertThat(place(topics, naming(acme, 0, Scenario.user("alice"))))
          .isEqualTo(new Place(acme, 0));
    }
  }

  @Test
  void whoAskedOverHttpIsAnsweredThere_whateverTopicsOthersMayName() {
    try (var admin = admin()) {
      var topics = topics(admin, "mine", Ticker.systemTicker());
      var alice = Scenario.user("alice");

      assertThat(place(topics, naming(Topics.HTTP_REPLIES, 0, alice)))
          .isEqualTo(new Place(Topics.HTTP_REPLIES, 0));
      assertThat(place(topics, naming(acme, 0, alice))).isEqualTo(Place.DEFAULT);
    }
  }

  @Test
  void aBrokerThatDoesNotTellIsAskedAgain() {
    Map<String, Object> nobody =
        Map.of(
            "bootstrap.servers", "127.0.0.1:" + LoopbackPort.free().number(),
            "default.api.timeout.ms", 500,
            "request.timeout.ms", 500);
    try (var admin = Admin.create(nobody)) {
      var topics = topics(admin, Ticker.systemTicker());
      var answer = naming(acme, 0, Scenario.user("alice"));

      assertThatThrownBy(() -> topics.places(List.of(answer)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(acme);
    }
  }

  private static ReplyTopics topics(Admin admin, Ticker ticker) {
    return topics(admin, ".*", ticker);
  }

  private static ReplyTopics topics(Admin admin, String allowed, Ticker ticker) {
    return new ReplyTopics(admin, Pattern.compile(allowed), (short) 1, ticker);
  }

  private static Ticker forgettingAtOnce() {
    var minutes = new AtomicLong();
    return () -> TimeUnit.MINUTES.toNanos(2 * minutes.incrementAndGet());
  }

  private static Place place(ReplyTopics topics, IncomingCommand command) {
    return topics.places(List.of(command)).get(0);
  }

  private static IncomingCommand naming(String topic, int partition, Caller caller) {
    var record = new ConsumerRecord<>(Topics.COMMANDS, 0, 0, new byte[0], new byte[0]);
    record.headers().add(CommandHeaders.REPLY_TOPIC, topic.getBytes());
    record
        .headers()
        .add(CommandHeaders.REPLY_PARTITION, ByteBuffer.allocate(4).putInt(partition).array());
    return new IncomingCommand(
        0, record, "1", null, caller, null, IncomingCommand.Options.NONE, null, null, null);
  }

  private Admin admin() {
    return Admin.create(settings());
  }

  private Map<String, Object> settings() {
    return Map.of("bootstrap.servers", installation.broker());
  }

  /** Whatever it is to make, somebody else makes before. */
  private static final class OvertakenAdmin extends ForwardingAdmin {

    OvertakenAdmin(Map<String, Object> settings) {
      super(settings);
    }

    @Override
    public CreateTopicsResult createTopics(
        Collection<NewTopic> topics, CreateTopicsOptions options) {
      try {
        super.createTopics(
                topics.stream()
                    .map(topic -> new NewTopic(topic.name(), 3, topic.replicationFactor()))
                    .toList(),
                options)
            .all()
            .get();
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
      return super.createTopics(topics, options);
    }
  }

  private List<String> topics() throws InterruptedException, ExecutionException {
    try (var admin = admin()) {
      return admin.listTopics().names().get().stream()
          .filter(name -> name.startsWith(acme))
          .toList();
    }
  }
}
