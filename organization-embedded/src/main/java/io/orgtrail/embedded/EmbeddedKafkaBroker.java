package io.orgtrail.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker in this JVM, its own controller, on 127.0.0.1. */
public final class EmbeddedKafkaBroker implements AutoCloseable {
  private static final String PORT_SETTING = "ORGANIZATION_KAFKA_PORT";

  private final KafkaRaftServer server;
  private final KafkaSettings settings;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafkaBroker(KafkaSettings settings, Runnable release) {
    KafkaConfig config = new KafkaConfig(settings.properties(), false);
    this.server = new KafkaRaftServer(config, Time.SYSTEM);
    this.settings = settings;
    this.release = release;
  }

  /**
   * Starts on a directory that is kept; fails with an {@link EmbeddedStartException} when port or
   * directory cannot be used.
   */
  public static EmbeddedKafkaBroker start(Path dataDirectory, int port) {
    new LoopbackPort(port).requireFree(PORT_SETTING);
    Path directory = DataDirectory.writable(dataDirectory);
    KafkaDirectory.prepare(directory);
    DirectoryLock lock = DirectoryLock.acquire(directory, "orgtrail.lock");
    return started(directory, port, Map.of(), lock::close);
  }

  /** Starts on a free port and a directory that goes away, for tests. */
  public static EmbeddedKafkaBroker startTemporary() {
    return startTemporary(Map.of());
  }

  /** The same with settings of Kafka's own besides, such as those of its listener. */
  public static EmbeddedKafkaBroker startTemporary(Map<String, String> more) {
    Path parent = DataDirectory.temporary("orgtrail-kafka");
    Path directory = DataDirectory.writable(parent.resolve("data"));
    KafkaDirectory.prepare(directory);
    int port = LoopbackPort.free().number();
    EmbeddedKafkaBroker broker = started(directory, port, more, () -> DataDirectory.delete(parent));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "kafka-close"));
    return broker;
  }

  private static EmbeddedKafkaBroker started(
      Path directory, int port, Map<String, String> more, Runnable release) {
    EmbeddedKafkaBroker broker = null;
    try {
      int controllerPort = LoopbackPort.free().number();
      KafkaSettings settings = new KafkaSettings(directory, port, controllerPort, more);
      broker = new EmbeddedKafkaBroker(settings, release);
      broker.server.startup();
      return broker;
    } catch (RuntimeException e) {
      if (broker == null) {
        release.run();
      } else {
        broker.close();
      }
      throw e;
    }
  }

  /** What a Kafka client calls {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return LoopbackPort.ADDRESS + ":" + settings.port();
  }

  Path directory() {
    return settings.directory();
  }

  /** Stops the broker; the data stays, unless it was temporary. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        server.shutdown();
        server.awaitShutdown();
      } finally {
        release.run();
      }
    }
  }
}
