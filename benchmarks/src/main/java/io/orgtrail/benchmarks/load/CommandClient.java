package io.orgtrail.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Gives commands over Kafka and takes their replies, on a reply topic of its own. */
public final class CommandClient implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final KafkaProducer<String, byte[]> producer;
  private final Replies replies;
  private final OrderRecord form;
  private final AtomicLong correlations = new AtomicLong();

  private CommandClient(KafkaProducer<String, byte[]> producer, Replies replies, OrderRecord form) {
    this.producer = producer;
    this.replies = replies;
    this.form = form;
  }

  /**
   * Connects to a broker.
   *
   * @param linger how long a command may wait for others to be sent with it
   */
  public static CommandClient connect(String bootstrapServers, Duration linger) {
    String topic = KafkaProducers.replyTopic(bootstrapServers);
    return new CommandClient(
        KafkaProducers.connect(bootstrapServers, linger),
        Replies.of(bootstrapServers, topic),
        OrderRecord.answeredTo(topic));
  }

  /** Sends these, one after the other. */
  public Sender giving(Supplier<Order> orders) {
    return new Sender() {
      @Override
      public void send(Consumer<Reply> listener) {
        CommandClient.this.send(orders.get(), listener);
      }

      @Override
      public void requireHealthy() {
        replies.requireHealthy();
      }
    };
  }

  private void send(Order order, Consumer<Reply> listener) {
    long correlation = correlations.incrementAndGet();
    replies.expect(correlation, listener);
    producer.send(form.of(order, correlation), replies::sent);
  }

  /** Sends; the answer comes later. */
  public CompletableFuture<Reply> give(Order order) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    send(order, answer::complete);
    return answer;
  }

  /** Sends, and waits for the answer; fails when the command was not accepted. */
  public Reply ask(Order order) {
    try {
      Reply reply = give(order).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      reply.requireAccepted();
      return reply;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("No answer to " + order.command(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
    replies.close();
  }
}
