package io.orgtrail.standalone.nodes;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.jwk.JWKSet;
import io.orgtrail.command.CommandApplication;
import io.orgtrail.embedded.EmbeddedPostgresServer;
import io.orgtrail.query.QueryApplication;
import io.orgtrail.standalone.issuer.DevelopmentIssuer;
import io.orgtrail.standalone.issuer.DevelopmentKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Instances of both services that share a PostgreSQL server and a broker. */
final class Cluster implements AutoCloseable {
  private static final String ISSUER = "https://issuer.example.com";
  private static final String AUDIENCE = "organization";

  private final EmbeddedPostgresServer postgres;
  private final String broker;
  private final Transport transport;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Path directory;
  private final String token;

  /**
   * On servers that there are; what nodes say goes into files in that directory.
   *
   * @param broker its address
   * @param transport how all of them talk to each other
   */
  Cluster(EmbeddedPostgresServer postgres, String broker, Transport transport, Path directory)
      throws IOException {
    this.postgres = postgres;
    this.broker = broker;
    this.transport = transport;
    DevelopmentKey key = DevelopmentKey.parse(DevelopmentKey.generateJson());
    Path keys = Files.createDirectories(directory).resolve("keys.json").toAbsolutePath();
    Files.writeString(keys, new JWKSet(key.key()).toString(true));
    this.directory = directory;
    this.token = new DevelopmentIssuer(key, ISSUER, AUDIENCE, Clock.systemUTC()).operatorToken();
    settings.put("ORGANIZATION_POSTGRES_URL", postgres.jdbcUrl() + transport.urlParameters());
    settings.put("ORGANIZATION_COMMAND_POSTGRES_PASSWORD", postgres.command().password());
    settings.put("ORGANIZATION_QUERY_POSTGRES_PASSWORD", postgres.query().password());
    settings.put("ORGANIZATION_KAFKA_BOOTSTRAP_SERVERS", broker);
    settings.put("ORGANIZATION_JWT_ISSUER_URI", ISSUER);
    settings.put("ORGANIZATION_JWT_JWK_SET_URI", keys.toUri().toString());
    settings.put("ORGANIZATION_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    settings.put(
        "ORGANIZATION_PERSONAL_DATA_KEYS", "1:" + Base64.getEncoder().encodeToString(new byte[32]));
    settings.put("ORGANIZATION_SEATS_FREEMIUM", "");
    settings.put("ORGANIZATION_WEBHOOK_ALLOWED_ADDRESSES", "127.0.0.1/32");
    settings.putAll(transport.services());
  }

  /** Starts one more command service. */
  Node command() throws IOException {
    return start(CommandApplication.class, "ORGANIZATION_COMMAND_PORT");
  }

  /** Starts one more query service. */
  Node query() throws IOException {
    return start(QueryApplication.class, "ORGANIZATION_QUERY_PORT");
  }

  private Node start(Class<?> application, String port) throws IOException {
    Path output =
        directory.resolve("%s-%d.log".formatted(application.getSimpleName(), nodes.size()));
    Node node = Node.start(application, port, settings, transport, token, output);
    nodes.add(node);
    return node;
  }

  /** How many partitions of the commands a node has. */
  int partitions(Node command) throws IOException, InterruptedException {
    return JsonPath.read(
        command.get("/actuator/health/readiness").body(),
        "$.components.commandConsumers.details.partitions");
  }

  /** How many segments of the read model each query service has that lives. */
  List<Long> segments() {
    return database()
        .queryForList(
            """
            SELECT count(*) FROM read_%d.token_entry
            WHERE timestamp::timestamptz > now() - interval '3 seconds' AND owner IS NOT NULL
            GROUP BY owner ORDER BY 1"""
                .formatted(generation()),
            Long.class);
  }

  /** Which processors of the command services somebody lives for. */
  List<String> processors() {
    return database()
        .queryForList(
            """
            SELECT processor_name FROM command.token_entry
            WHERE timestamp::timestamptz > now() - interval '3 seconds' AND owner IS NOT NULL
            ORDER BY 1""",
            String.class);
  }

  long segmentCount() {
    return longs("SELECT count(*) FROM read_%d.token_entry".formatted(generation())).get(0);
  }

  /** The members of an organization in the read model. */
  List<String> shownMembers(String organization) {
    return database()
        .queryForList(
            "SELECT user_id FROM read_%d.member WHERE organization_id = ?".formatted(generation()),
            String.class,
            organization);
  }

  private long generation() {
    return longs("SELECT number FROM read_control.generation WHERE status = 'LIVE'").get(0);
  }

  /** The newest position of the event store. */
  long head() {
    return longs("SELECT last FROM eventstore.event_position").get(0);
  }

  List<Long> longs(String sql) {
    return database().queryForList(sql, Long.class);
  }

  JdbcTemplate database() {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            postgres.superuser().url(),
            postgres.superuser().user(),
            postgres.superuser().password()));
  }

  /** Everything the services were told. */
  Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  String broker() {
    return broker;
  }

  String token() {
    return token;
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }
}
