package io.orgtrail.embedded;

import java.nio.file.Path;

/** Gets records acknowledged and waits to be killed. */
final class KafkaChild {
  private KafkaChild() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedKafkaBroker broker =
        EmbeddedKafkaBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    new Topic(broker.bootstrapServers(), "commands").send("one", "two", "three");
    ChildJvm.readyUntilKilled();
  }
}
