package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.api.messages.Json;
import io.orgtrail.standalone.operations.Alerts;
import io.orgtrail.standalone.operations.Dashboard;
import io.orgtrail.standalone.operations.Expression;
import io.orgtrail.verifier.VerifierApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole system in a JVM of its own, which says all that it might ever say. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class WholeRunIT {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
  private static final int VERIFIED = 0;
  private static final int BROKEN = 1;

  @TempDir static Path directory;

  private static Path output;
  private static ChildRun run;

  @BeforeAll
  static void start() throws Exception {
    Path data = directory.resolve("data");
    output = directory.resolve("output.log");
    Map<String, String> environment = ChildRun.freePorts(data);
    environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
    environment.put(
        "JAVA_TOOL_OPTIONS",
        "-Dlogback.configurationFile="
            + WholeRunIT.class.getResource("/logback-talkative.xml").getPath());
    run = ChildRun.ready(environment, output);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  private static String output() throws IOException {
    return run.said(output);
  }

  /** What the services together make can be proven without them. */
  @Test
  void provesAnExport_andFindsWhatWasChangedInIt() throws Exception {
    Visitor alice = Visitor.of(run, "{\"sub\":\"alice\"}");
    alice.accepted("CreateOrganization", "{\"organizationId\":\"acme\",\"name\":\"Acme Inc.\"}");
    String trail = "/organizations/acme/audit-trail";
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(
            () -> JsonPath.read(alice.ask(trail + "/verification").body(), "$.events"),
            Integer.valueOf(2)::equals);
    Path export = directory.resolve("acme.ndjson");
    Files.writeString(export, alice.ask(trail, "Accept", "application/x-ndjson").body());
    assertThat(verify(export)).isEqualTo(VERIFIED);

    Files.writeString(export, Files.readString(export).replace("Acme Inc.", "Acme Ltd."));
    assertThat(verify(export)).isEqualTo(BROKEN);
  }

  private static int verify(Path export) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return VerifierApplication.run(nowhere, nowhere, "verify", export.toString());
  }

  @Test
  void letsNobodyKeepATokenThatWasIssued() throws Exception {
    HttpHeaders headers = run.token("{\"sub\":\"alice\"}").headers();
    assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  /** What the JVM and the line that begins with ready say is no log. */
  @Test
  void writesEveryLineOfItsLogAsJson() throws Exception {
    String whole = output().substring(0, output().lastIndexOf('\n'));
    List<String> lines =
        whole.lines().filter(line -> !line.matches("(Picked up|ready).*")).toList();
    assertThat(lines)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            line -> assertThat(Json.mapper().readTree(line).hasNonNull("message")).isTrue());
  }

  @Test
  void showsEveryMetricAndLabelThatAlertsAndDashboardLookAt() throws Exception {
    Visitor dora = Visitor.of(run, "{\"sub\":\"dora\"}");
    dora.accepted("CreateOrganization", "{\"organizationId\":\"watched\",\"name\":\"Watched\"}");
    // Nobody listens there: the attempt fails.
    dora.accepted(
        "RegisterWebhook", "{\"organizationId\":\"watched\",\"url\":\"http://127.0.0.1:1/\"}");
    dora.accepted("AddMember", "{\"organizationId\":\"watched\",\"userId\":\"emil\"}");
    List<Expression> asked = new ArrayList<>(Alerts.checkedIn().expressions());
    asked.addAll(Dashboard.checkedIn().expressions());
    assertThat(asked).anyMatch(it -> it.metrics().containsKey("organization_read_model_lag"));
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              Map<String, Set<String>> shown = shown();
              assertThat(asked)
                  .allSatisfy(it -> assertThat(it.missing(shown)).as(it.text()).isEmpty());
            });
  }

  /** Every metric that either service shows, with its labels. */
  private static Map<String, Set<String>> shown() throws Exception {
    Path token = run.settings().dataDirectory().resolve("operator.token");
    Visitor operator = new Visitor(run, Files.readString(token).strip());
    String path = "/actuator/prometheus";
    return Stream.of(operator.ask(path), operator.askCommands(path))
        .flatMap(answer -> answer.body().lines())
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.groupingBy(
                line -> line.split("[{ ]")[0],
                Collectors.flatMapping(WholeRunIT::labels, Collectors.toSet())));
  }

  private static Stream<String> labels(String sample) {
    return LABEL.matcher(sample).results().map(found -> found.group(1));
  }

  /** Neither whoever reads logs nor who is answered or watches learns what opens a door. */
  @Test
  void tellsNoSecretInLogsMetricsAndErrors() throws Exception {
    SecretsUsed used = new SecretsUsed(run);
    used.useAll();
    Map<String, String> said = used.said();
    said.put("output", output());
    said.put(
        "postgres.log",
        Files.readString(run.settings().dataDirectory().resolve("postgres/postgres.log")));
    assertThat(output()).contains("DEBUG").contains("INFO");
    assertThat(used.secrets()).hasSizeGreaterThan(9).allMatch(secret -> secret.length() > 15);
    said.forEach(
        (where, text) -> {
          assertThat(text).as(where).isNotEmpty().doesNotContainIgnoringCase("Bearer ey");
          used.secrets().forEach(secret -> assertThat(text).as(where).doesNotContain(secret));
        });
  }
}
