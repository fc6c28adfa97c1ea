package io.orgtrail.standalone.nodes;

import io.orgtrail.embedded.EmbeddedKafkaBroker;
import java.nio.file.Path;

/** A broker in a JVM of its own, until that is killed. */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedKafkaBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Thread.currentThread().join();
  }
}
