package io.orgtrail.client.commandline;

import io.orgtrail.client.transport.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A properties file of Kafka's clients, as Kafka's own tools take it with --command-config. */
final class KafkaConfig {

  private static final String SERVERS = "bootstrap.servers";

  private KafkaConfig() {}

  /** The settings in the file, by name; fails with the name of one that is not for it to say. */
  static Map<String, String> read(String file) {
    var settings = new TreeMap<String, String>();
    var lines = load(file);
    for (var name : lines.stringPropertyNames()) {
      settings.put(name, lines.getProperty(name));
    }
    if (settings.containsKey(SERVERS)) {
      throw CommandFailure.usage(file + " must not say " + SERVERS + ": name brokers by --kafka");
    }
    settings.keySet().forEach(name -> requireForOthers(file, name));
    return settings;
  }

  private static void requireForOthers(String file, String name) {
    try {
      KafkaSettings.requireForOthers(name);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(file + " " + e.getMessage());
    }
  }

  private static Properties load(String file) {
    var lines = new Properties();
    try (var in = Files.newInputStream(Path.of(file))) {
      lines.load(in);
      return lines;
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailure.usage("No Kafka settings can be read from " + file + ": " + e);
    }
  }
}
