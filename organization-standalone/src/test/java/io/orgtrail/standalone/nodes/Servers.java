package io.orgtrail.standalone.nodes;

import static org.awaitility.Awaitility.await;

import io.orgtrail.embedded.EmbeddedPostgresServer;
import io.orgtrail.embedded.EmbeddedStartException;
import io.orgtrail.embedded.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL and a broker, each in processes of its own, on what they find in a directory. */
final class Servers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String POSTGRES = "postgres";

  private final Path directory;
  private final Path output;
  private final int postgresPort = LoopbackPort.free().number();
  private final int kafkaPort = LoopbackPort.free().number();
  private EmbeddedPostgresServer postgres;
  private Process kafka;

  /** Starts neither; what the broker says goes into a file of the other directory. */
  Servers(Path directory, Path outputDirectory) {
    this.directory = directory;
    this.output = outputDirectory.resolve("broker.log");
  }

  /** Starts PostgreSQL, once the last processes of the one that was killed have noticed. */
  void startPostgres() {
    await()
        .atMost(PATIENCE)
        .ignoreException(EmbeddedStartException.class)
        .until(
            () -> {
              postgres = EmbeddedPostgresServer.start(directory.resolve(POSTGRES), postgresPort);
              return true;
            });
  }

  /** Ends PostgreSQL as {@code kill -9} does. */
  void killPostgres() throws IOException {
    Path file = directory.resolve(POSTGRES).resolve("postmaster.pid");
    kill(ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0))).orElseThrow());
    try {
      postgres.close();
    } catch (EmbeddedStartException e) {
      // It gives back the directory; there is no server any more that it could stop.
    }
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  void startBroker() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerProcess.class.getName(),
            directory.resolve("kafka").toString(),
            Integer.toString(kafkaPort));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    kafka = builder.start();
  }

  /** Ends the broker as {@code kill -9} does. */
  void killBroker() {
    kill(kafka.toHandle());
  }

  String broker() {
    return LoopbackPort.ADDRESS + ":" + kafkaPort;
  }

  EmbeddedPostgresServer postgres() {
    return postgres;
  }

  @Override
  public void close() {
    if (kafka != null) {
      killBroker();
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
