package io.orgtrail.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Makes a broker's data directory, once. */
final class KafkaDirectory {
  private KafkaDirectory() {}

  static void prepare(Path directory) {
    if (!Files.exists(directory.resolve("meta.properties"))) {
      DataDirectory.fill(directory, "Kafka", KafkaDirectory::format);
    }
  }

  private static void format(Path directory) {
    try {
      new Formatter()
          .setPrintStream(silence())
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(KafkaSettings.NODE_ID)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
          .run();
    } catch (Exception e) {
      throw new EmbeddedStartException(
          "%s cannot be formatted for Kafka: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
