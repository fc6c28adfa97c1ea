package io.orgtrail.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The configuration of a broker that is its own controller. */
record KafkaSettings(Path directory, int port, int controllerPort, Map<String, String> more) {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String BROKER_LISTENER = "BROKER";

  Properties properties() {
    Properties properties = new Properties();
    Stream.of(node(), internalTopics(), footprint(), more)
        .forEach(part -> part.forEach((name, value) -> properties.put(name, value.toString())));
    return properties;
  }

  /**
   * The controller's port is another one at each start: the quorum is taken from here, not from the
   * directory. Nothing is flushed by count or time: what was acknowledged is in the page cache,
   * which outlives a killed JVM (not a power failure; the commands in flight then are sent again).
   */
  private Map<String, Object> node() {
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        NODE_ID,
        "controller.quorum.voters",
        NODE_ID + "@" + address(controllerPort),
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "inter.broker.listener.name",
        BROKER_LISTENER,
        "listeners",
        listener(BROKER_LISTENER, port) + "," + controllerListener(),
        "advertised.listeners",
        listener(BROKER_LISTENER, port) + "," + controllerListener(),
        "listener.security.protocol.map",
        BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
        "log.dir",
        directory.toString(),
        "auto.create.topics.enable",
        true);
  }

  private static Map<String, Object> internalTopics() {
    return Map.of(
        "num.partitions", 1,
        "default.replication.factor", 1,
        "offsets.topic.replication.factor", 1,
        "offsets.topic.num.partitions", 10,
        "transaction.state.log.replication.factor", 1,
        "transaction.state.log.min.isr", 1,
        "transaction.state.log.num.partitions", 10,
        "share.coordinator.state.topic.replication.factor", 1,
        "share.coordinator.state.topic.min.isr", 1,
        "share.coordinator.state.topic.num.partitions", 1);
  }

  /** One user on one machine: few threads, little memory, no waiting for more group members. */
  private static Map<String, Object> footprint() {
    return Map.of(
        "group.initial.rebalance.delay.ms", 0,
        "num.network.threads", 2,
        "num.io.threads", 4,
        "background.threads", 2,
        "group.coordinator.threads", 1,
        "log.cleaner.dedupe.buffer.size", 16 * 1024 * 1024,
        // After a kill the broker may register again only when its last session has ended.
        "broker.session.timeout.ms", 3000,
        "broker.heartbeat.interval.ms", 500);
  }

  private String controllerListener() {
    return listener(CONTROLLER_LISTENER, controllerPort);
  }

  private static String listener(String name, int port) {
    return name + "://" + address(port);
  }

  private static String address(int port) {
    return LoopbackPort.ADDRESS + ":" + port;
  }
}
