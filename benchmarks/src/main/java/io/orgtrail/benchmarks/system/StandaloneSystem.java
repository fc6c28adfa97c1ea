package io.orgtrail.benchmarks.system;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A standalone run in a process of its own, on free ports, every commit on disk. */
public final class StandaloneSystem implements RunningSystem {
  private static final String ROLE = "organization_command";

  private final Path jar;
  private final Path directory;
  private final List<String> javaOptions;
  private final Ports ports = Ports.free();
  private Process process;
  private Duration start;

  private StandaloneSystem(Path jar, Path directory, List<String> javaOptions) {
    this.jar = jar;
    this.directory = directory;
    this.javaOptions = javaOptions;
  }

  private record Ports(int query, int command, int kafka, int postgres) {
    static Ports free() {
      return new Ports(port(), port(), port(), port());
    }

    private static int port() {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Starts on a new directory in the one given, and returns when it is ready. */
  public static StandaloneSystem start(Path jar, Path parent, List<String> javaOptions) {
    StandaloneSystem system =
        new StandaloneSystem(
            jar.toAbsolutePath().normalize(), directory(parent.toAbsolutePath()), javaOptions);
    Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
    system.start();
    return system;
  }

  private static Path directory(Path parent) {
    try {
      return Files.createTempDirectory(Files.createDirectories(parent), "run-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() {
    long begin = System.nanoTime();
    try {
      process = builder().start();
      awaitReady(process.inputReader(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start = Duration.ofNanos(System.nanoTime() - begin);
  }

  private ProcessBuilder builder() {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", jar.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(directory.resolve("errors.log").toFile());
    builder.environment().put("ORGANIZATION_QUERY_PORT", Integer.toString(ports.query()));
    builder.environment().put("ORGANIZATION_COMMAND_PORT", Integer.toString(ports.command()));
    builder.environment().put("ORGANIZATION_KAFKA_PORT", Integer.toString(ports.kafka()));
    builder.environment().put("ORGANIZATION_POSTGRES_PORT", Integer.toString(ports.postgres()));
    builder.environment().put("ORGANIZATION_DATA_DIR", data().toString());
    return builder;
  }

  private Path data() {
    return directory.resolve("data");
  }

  private void awaitReady(BufferedReader output) throws IOException {
    Path log = directory.resolve("output.log");
    Files.deleteIfExists(log);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Files.writeString(
          log, line + "\n", StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
      if (line.startsWith("ready")) {
        drain(output);
        return;
      }
    }
    throw new IllegalStateException(
        "Ended before it was ready:\n"
            + Files.readString(log)
            + Files.readString(directory.resolve("errors.log")));
  }

  /** Nobody reads what it says later, but it must be able to say it. */
  private static void drain(BufferedReader output) {
    Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "output");
    drain.setDaemon(true);
    drain.start();
  }

  @Override
  public Target target() {
    return new Target(
        url(ports.command()),
        url(ports.query()),
        url(ports.command()) + "/dev/tokens",
        "127.0.0.1:" + ports.kafka(),
        new Database(
            "jdbc:postgresql://127.0.0.1:%d/orgtrail".formatted(ports.postgres()), ROLE, ROLE),
        Processes.besidesThisOne(
            List.of(
                ProcessGroup.of("services and broker", process.pid()),
                ProcessGroup.withChildren("PostgreSQL", postmaster()))));
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }

  private long postmaster() {
    try {
      return Long.parseLong(
          Files.readAllLines(data().resolve("postgres/postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<StandaloneSystem> own() {
    return Optional.of(this);
  }

  /** How long its last start took. */
  public Duration startTime() {
    return start;
  }

  /** Stops it and starts it again on the same data. */
  public Duration restart() {
    stop();
    start();
    return start;
  }

  private void stop() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }

  @Override
  public synchronized void close() {
    stop();
    delete();
  }

  private void delete() {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
