package io.orgtrail.standalone.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.orgtrail.client.commandline.OrganizationCommandLine;
import io.orgtrail.embedded.EmbeddedKafkaBroker;
import io.orgtrail.embedded.EmbeddedPostgresServer;
import io.orgtrail.embedded.PostgresAccess;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both services, PostgreSQL and Kafka talk by TLS alone, each to whom it trusts. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class TlsIT {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Path DIRECTORY = Path.of("target", "tls");

  private static Certificates certificates;
  private static Certificates others;
  private static EmbeddedPostgresServer postgres;
  private static EmbeddedKafkaBroker kafka;
  private static Cluster cluster;
  private static Node command;
  private static Node query;

  @BeforeAll
  static void start() throws Exception {
    Path made = Files.createTempDirectory("tls");
    certificates = Certificates.in(made.resolve("ours"));
    others = Certificates.in(made.resolve("others"));
    Transport transport = Transport.encrypted(certificates);
    postgres = EmbeddedPostgresServer.startTemporary(transport.postgres());
    kafka = EmbeddedKafkaBroker.startTemporary(transport.broker());
    cluster = new Cluster(postgres, kafka.bootstrapServers(), transport, DIRECTORY);
    command = cluster.command();
    query = cluster.query();
    await("command").atMost(LONG).until(command::isReady);
    await("query").atMost(LONG).until(query::isReady);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    kafka.close();
    postgres.close();
  }

  @Test
  void servesCommandsAndQueries() throws Exception {
    HttpResponse<String> created =
        command.post(
            "/commands/CreateOrganization", "{\"organizationId\":\"acme\",\"name\":\"Acme\"}");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
    Integer position = JsonPath.read(created.body(), "$.position");
    HttpResponse<String> shown =
        query.get("/organizations/acme", "Min-Position", "" + position, "Prefer", "wait=60");
    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
    for (HttpResponse<String> answer : List.of(created, shown)) {
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  void takesCommandsFromAShellThatIsToldHowToReachTheBroker(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("client.properties");
    Properties settings = new Properties();
    settings.putAll(Transport.kafkaClient("", certificates.authority(), Transport.KAFKA_PASSWORD));
    settings.remove("bootstrap.servers");
    try (OutputStream file = Files.newOutputStream(config)) {
      settings.store(file, null);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        OrganizationCommandLine.run(
            new PrintStream(out, true),
            System.err,
            Map.of(
                "XDG_CONFIG_HOME", folder.toString(),
                "ORGANIZATION_TOKEN", cluster.token(),
                "ORGANIZATION_KAFKA", cluster.broker(),
                "ORGANIZATION_KAFKA_CONFIG", config.toString()),
            "command",
            "give",
            "CreateOrganization",
            "{\"organizationId\":\"initech\",\"name\":\"Initech\"}");
    assertThat(code).isZero();
    assertThat(out.toString()).contains("OrganizationCreated");
  }

  @Test
  void letsTheQueryServicePublishToTheBroker() throws Exception {
    HttpResponse<String> begun = query.post("/event-replays", "{\"topic\":\"history\"}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    Map<String, Object> client =
        Transport.kafkaClient(cluster.broker(), certificates.authority(), Transport.KAFKA_PASSWORD);
    try (Admin admin = Admin.create(client)) {
      Set<String> topics = admin.listTopics().names().get(1, TimeUnit.MINUTES);
      assertThat(topics).contains("organization.commands", "organization.events", "history");
    }
  }

  @Test
  void encryptsEveryConnectionToTheDatabase() {
    assertThat(
            cluster.longs(
                """
                SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
                WHERE usename LIKE 'organization_%' AND NOT ssl"""))
        .containsExactly(0L);
    assertThat(
            cluster.longs(
                """
                SELECT count(DISTINCT usename) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
                WHERE usename LIKE 'organization_%' AND ssl AND version >= 'TLSv1.2'"""))
        .containsExactly(2L);
  }

  @Test
  void refusesADatabaseThatIsNotTheOneMeant() {
    PostgresAccess access = postgres.query();
    String verified = "?sslmode=verify-full&sslrootcert=";
    assertRefused(access, access.url() + "?sslmode=disable", "no encryption");
    assertRefused(access, access.url() + verified + others.authority(), "trust anchors");
    assertRefused(
        access,
        access.url().replace("127.0.0.1", "localhost") + verified + certificates.authority(),
        "localhost");
  }

  private static void assertRefused(PostgresAccess access, String url, String why) {
    assertThatThrownBy(() -> DriverManager.getConnection(url, access.user(), access.password()))
        .satisfies(failure -> assertThat(messages(failure)).contains(why));
  }

  private static String messages(Throwable failure) {
    StringBuilder messages = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      messages.append(cause.getMessage()).append('\n');
    }
    return messages.toString();
  }

  @Test
  void refusesClientsOfTheBrokerWithoutItsPassword_andABrokerThatIsNotTheOneMeant() {
    assertThatThrownBy(() -> topics(certificates, "guess"))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    assertThatThrownBy(() -> topics(others, Transport.KAFKA_PASSWORD))
        .hasCauseInstanceOf(SslAuthenticationException.class);
  }

  private static Set<String> topics(Certificates trusted, String password) throws Exception {
    Map<String, Object> client =
        Transport.kafkaClient(cluster.broker(), trusted.authority(), password);
    try (Admin admin = Admin.create(client)) {
      return admin.listTopics().names().get(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void refusesRequestsInTheClear_andIsRefusedByWhoTrustsOthers() throws Exception {
    HttpRequest clear =
        HttpRequest.newBuilder(
                URI.create(query.url().replace("https:", "http:") + "/actuator/health"))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(clear, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    HttpClient strict = HttpClient.newBuilder().sslContext(others.trust()).build();
    HttpRequest health =
        HttpRequest.newBuilder(URI.create(query.url() + "/actuator/health")).build();
    assertThatThrownBy(() -> strict.send(health, BodyHandlers.ofString()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void isSetUpAsTheDocumentTells() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "security.md"));
    Set<String> settings = Transport.encrypted(certificates).services().keySet();
    assertThat(settings).isNotEmpty().allMatch(document::contains);
    assertThat(document).contains("?sslmode=verify-full&sslrootcert=");
  }

  @Test
  void tellsNoPasswordInAnyLog() throws Exception {
    List<String> secrets = new ArrayList<>(List.of(Transport.KAFKA_PASSWORD, cluster.token()));
    secrets.add("password=\"");
    secrets.add(cluster.settings().get("ORGANIZATION_SECRET_KEY"));
    try (Stream<Path> logs = Files.list(DIRECTORY)) {
      for (Path log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
        assertThat(Files.readString(log)).doesNotContain(secrets);
      }
    }
  }
}
