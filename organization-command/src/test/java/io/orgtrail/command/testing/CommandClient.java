package io.orgtrail.command.testing;

import static io.orgtrail.command.testing.TopicReader.header;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends commands on the topic and waits for their replies, as a client in any language would. */
public final class CommandClient implements AutoCloseable {

  /** The reply topic of this client. */
  public static final String REPLIES = "tests.replies";

  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicReader replies;
  private final TopicReader defaultReplies;
  private final TopicReader deadLetters;
  private final TopicReader events;

  CommandClient(String broker) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin.createTopics(List.of(new NewTopic(REPLIES, 1, (short) 1))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    producer = producer(broker);
    replies = new TopicReader(broker, List.of(REPLIES));
    defaultReplies = new TopicReader(broker, List.of("organization.replies"));
    deadLetters = new TopicReader(broker, List.of("organization.commands.dlt"));
    events = new TopicReader(broker, List.of("organization.events"));
  }

  private static KafkaProducer<byte[], byte[]> producer(String broker) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker,
            "compression.type",
            "gzip",
            "max.request.size",
            64 << 20,
            "buffer.memory",
            128L << 20);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends a command and waits for its reply. */
  public Reply send(Message message) {
    post(message);
    return reply(message);
  }

  /** Sends commands in their order, without waiting for one of them, then for all replies. */
  public List<Reply> sendAll(Collection<Message> messages) {
    messages.forEach(this::post);
    return messages.stream().map(this::reply).toList();
  }

  /** Sends a command to be answered on this client's topic, unless it names one. */
  public void post(Message message) {
    producer.send(answeredHere(message));
  }

  private static ProducerRecord<byte[], byte[]> answeredHere(Message message) {
    var record = message.record();
    if (record.headers().lastHeader("kafka_replyTopic") == null) {
      record.headers().add("kafka_replyTopic", REPLIES.getBytes());
    }
    return record;
  }

  /** Sends a command to be answered on this client's topic, and waits until the broker has it. */
  public void deliver(Message message) {
    produce(answeredHere(message));
  }

  /** Sends a command as it is and waits until the broker has it. */
  public void produce(Message message) {
    produce(message.record());
  }

  private void produce(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The reply to a command, once it is there. */
  public Reply reply(Message message) {
    return Reply.of(replies.await(1, answers(message)).get(0).value());
  }

  /** All replies to a command so far. */
  public List<Reply> replies(Message message) {
    return replies.find(answers(message)).stream().map(each -> Reply.of(each.value())).toList();
  }

  /** The record of the reply to a command that named no topic, once it is there. */
  public ConsumerRecord<byte[], byte[]> defaultReply(Message message) {
    return defaultReplies.await(1, answers(message)).get(0);
  }

  /** The record of the reply to a command, once it is there. */
  public ConsumerRecord<byte[], byte[]> replyRecord(Message message) {
    return replies.await(1, answers(message)).get(0);
  }

  /** The dead letter of a command, once it is there. */
  public ConsumerRecord<byte[], byte[]> deadLetter(Message message) {
    return deadLetters.await(1, answers(message)).get(0);
  }

  /** Whether a command has become a dead letter so far. */
  public boolean isDeadLetter(Message message) {
    return !deadLetters.find(answers(message)).isEmpty();
  }

  /** So many events of an organization, once they are published. */
  public List<ConsumerRecord<byte[], byte[]>> events(String organizationId, int count) {
    return events.await(count, it -> Arrays.equals(it.key(), organizationId.getBytes()));
  }

  private static Predicate<ConsumerRecord<byte[], byte[]>> answers(Message message) {
    var wanted = message.correlationId();
    return record -> wanted.equals(header(record, "kafka_correlationId"));
  }

  @Override
  public void close() {
    producer.close();
    List.of(replies, defaultReplies, deadLetters, events).forEach(TopicReader::close);
  }
}
