package io.orgtrail.standalone;

import io.orgtrail.embedded.EmbeddedStartException;
import io.orgtrail.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What can be set for a standalone run, each by an environment variable or system property. */
record StandaloneSettings(
    int queryPort,
    int commandPort,
    int kafkaPort,
    int postgresPort,
    Path dataDirectory,
    String audience,
    String webhookAddresses) {
  static final String QUERY_PORT = "ORGANIZATION_QUERY_PORT";
  static final String COMMAND_PORT = "ORGANIZATION_COMMAND_PORT";
  static final String KAFKA_PORT = "ORGANIZATION_KAFKA_PORT";
  static final String POSTGRES_PORT = "ORGANIZATION_POSTGRES_PORT";

  static StandaloneSettings fromEnvironment() {
    return from(name -> System.getProperty(name, System.getenv(name)));
  }

  static StandaloneSettings from(UnaryOperator<String> environment) {
    UnaryOperator<String> values =
        name -> Optional.ofNullable(environment.apply(name)).map(String::strip).orElse("");
    return new StandaloneSettings(
        port(values, QUERY_PORT, 8080),
        port(values, COMMAND_PORT, 8081),
        port(values, KAFKA_PORT, 19092),
        port(values, POSTGRES_PORT, 15432),
        Path.of(text(values, "ORGANIZATION_DATA_DIR", "data")),
        text(values, "ORGANIZATION_JWT_AUDIENCE", "organization"),
        text(values, "ORGANIZATION_WEBHOOK_ALLOWED_ADDRESSES", "127.0.0.0/8,::1/128"));
  }

  private static String text(UnaryOperator<String> values, String name, String otherwise) {
    String value = values.apply(name);
    return value.isEmpty() ? otherwise : value;
  }

  private static int port(UnaryOperator<String> values, String name, int otherwise) {
    String value = text(values, name, Integer.toString(otherwise));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new EmbeddedStartException("%s is '%s', not a port number".formatted(name, value), e);
    }
  }

  /**
   * Fails with one line about the first port that cannot be used. PostgreSQL's is looked at later,
   * when a server that a killed run left on it has been stopped.
   */
  void requireFreePorts() {
    requireDistinctPorts();
    new LoopbackPort(queryPort).requireFree(QUERY_PORT);
    new LoopbackPort(commandPort).requireFree(COMMAND_PORT);
    new LoopbackPort(kafkaPort).requireFree(KAFKA_PORT);
  }

  private void requireDistinctPorts() {
    Map<Integer, String> seen = new TreeMap<>();
    Map.of(
            QUERY_PORT, queryPort,
            COMMAND_PORT, commandPort,
            KAFKA_PORT, kafkaPort,
            POSTGRES_PORT, postgresPort)
        .forEach(
            (setting, port) -> {
              String other = seen.put(port, setting);
              if (other != null) {
                throw new EmbeddedStartException(
                    "%s and %s are both %d".formatted(setting, other, port));
              }
            });
  }

  String commandUrl() {
    return url(commandPort);
  }

  String queryUrl() {
    return url(queryPort);
  }

  String kafkaServer() {
    return LoopbackPort.ADDRESS + ":" + kafkaPort;
  }

  String issuer() {
    return commandUrl() + "/dev";
  }

  private static String url(int port) {
    return "http://%s:%d".formatted(LoopbackPort.ADDRESS, port);
  }
}
