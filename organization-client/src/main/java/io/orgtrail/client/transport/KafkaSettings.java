package io.orgtrail.client.transport;

import java.util.HashMap;
import java.util.Map;

/** Settings of Kafka's clients: what is asked for wins over what this client would choose. */
final class KafkaSettings {

  private KafkaSettings() {}

  static Map<String, Object> with(Map<String, Object> asked, Map<String, Object> chosen) {
    var settings = new HashMap<>(chosen);
    settings.putAll(asked);
    return settings;
  }
}
