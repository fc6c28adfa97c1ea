package io.orgtrail.client.transport;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Settings of Kafka's clients: how brokers are reached is for who asks to say, no more. */
public final class KafkaSettings {

  /** What commands and their answers rely on. */
  private static final Set<String> OWN =
      Set.of(
          "acks",
          "enable.auto.commit",
          "enable.idempotence",
          "group.id",
          "key.deserializer",
          "key.serializer",
          "max.block.ms",
          "transactional.id",
          "value.deserializer",
          "value.serializer");

  private KafkaSettings() {}

  /**
   * Refuses a setting that the client decides on.
   *
   * @throws IllegalArgumentException with its name
   */
  public static void requireForOthers(String name) {
    if (OWN.contains(name)) {
      throw new IllegalArgumentException(
          "must not say %s: commands rely on what it is set to here".formatted(name));
    }
  }

  static Map<String, Object> with(Map<String, Object> asked, Map<String, Object> chosen) {
    var settings = new HashMap<>(asked);
    settings.putAll(chosen);
    return settings;
  }
}
