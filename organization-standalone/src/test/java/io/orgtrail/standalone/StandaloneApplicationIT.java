package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.embedded.EmbeddedKafkaBroker;
import io.orgtrail.embedded.EmbeddedPostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StandaloneApplicationIT {
  @TempDir Path directory;

  @Test
  void isReadyAfterAStartAStopAndAKill() throws Exception {
    Map<String, String> environment = ChildRun.freePorts(directory);
    try (ChildRun run = ChildRun.start(environment)) {
      assertThat(run.ready())
          .contains(run.settings().commandUrl(), run.settings().queryUrl(), "operator.token");
      assertAnswers(run);
      run.stop();
    }
    assertEverythingIsStopped(environment);

    try (ChildRun run = ChildRun.start(environment)) {
      run.ready();
      run.kill();
    }
    try (ChildRun run = ChildRun.start(environment)) {
      run.ready();
      assertAnswers(run);
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    Map<String, String> environment = ChildRun.freePorts(directory);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("ORGANIZATION_QUERY_PORT", Integer.toString(other.getLocalPort()));
      assertFailsWith(
          "Port %d is taken; set ORGANIZATION_QUERY_PORT to another one"
              .formatted(other.getLocalPort()),
          environment);
    }
  }

  @Test
  void saysWhichPortIsTakenFromPostgres() throws Exception {
    Map<String, String> environment = ChildRun.freePorts(directory);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("ORGANIZATION_POSTGRES_PORT", Integer.toString(other.getLocalPort()));
      assertFailsWith(
          "Port %d is taken; set ORGANIZATION_POSTGRES_PORT to another one"
              .formatted(other.getLocalPort()),
          environment);
    }
  }

  @Test
  void saysWhoseDataItIs() throws Exception {
    Files.writeString(directory.resolve("VERSION"), "0");
    assertFailsWith(
        "%s says 0, but this version keeps its data in layout 1; set ORGANIZATION_DATA_DIR to another directory"
            .formatted(directory.resolve("VERSION")),
        ChildRun.freePorts(directory));
  }

  private static void assertAnswers(ChildRun run) throws Exception {
    StandaloneSettings settings = run.settings();
    for (String service : new String[] {settings.commandUrl(), settings.queryUrl()}) {
      assertThat(run.status(service + "/actuator/health/readiness")).isEqualTo(200);
    }
    assertThat(run.token("{\"sub\":\"alice\"}").body()).startsWith("{\"token\":\"ey");
    assertThat(settings.dataDirectory().resolve("operator.token")).isNotEmptyFile();
  }

  private static void assertEverythingIsStopped(Map<String, String> environment) {
    StandaloneSettings settings = StandaloneSettings.from(environment::get);
    settings.requireFreePorts();
    Path data = settings.dataDirectory();
    EmbeddedPostgresServer.start(data.resolve("postgres"), settings.postgresPort()).close();
    EmbeddedKafkaBroker.start(data.resolve("kafka"), settings.kafkaPort()).close();
  }

  private static void assertFailsWith(String line, Map<String, String> environment)
      throws IOException {
    try (ChildRun run = ChildRun.start(environment)) {
      assertThat(run.errors().strip()).isEqualTo(line);
      assertThat(run.process().onExit().join().exitValue()).isEqualTo(1);
    }
  }
}
