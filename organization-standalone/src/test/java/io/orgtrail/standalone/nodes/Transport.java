package io.orgtrail.standalone.nodes;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How the parts of a cluster talk to each other.
 *
 * @param scheme of the services' URLs
 * @param http asks the services
 * @param postgres what PostgreSQL is told
 * @param broker what the broker is told
 * @param urlParameters what the services' URL of the database ends with
 * @param services what the services are told
 */
record Transport(
    String scheme,
    HttpClient http,
    Map<String, String> postgres,
    Map<String, String> broker,
    String urlParameters,
    Map<String, String> services) {
  static final String KAFKA_PASSWORD = "kafka-password-of-the-services";

  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required"
          + " username=\"orgtrail\" password=\"%s\";";

  /** In the clear, as on one machine. */
  static Transport plain() {
    return new Transport("http", HttpClient.newHttpClient(), Map.of(), Map.of(), "", Map.of());
  }

  /** By TLS everywhere; the broker and the database refuse everything else. */
  static Transport encrypted(Certificates certificates) throws IOException {
    return new Transport(
        "https",
        HttpClient.newBuilder().sslContext(certificates.trust()).build(),
        postgres(certificates),
        broker(certificates),
        "?sslmode=verify-full&sslrootcert=" + certificates.authority(),
        services(certificates));
  }

  private static Map<String, String> postgres(Certificates certificates) throws IOException {
    Path rules = certificates.directory().resolve("pg_hba.conf");
    Files.writeString(rules, "hostssl all all 127.0.0.1/32 scram-sha-256\n");
    return Map.of(
        "ssl", "on",
        "ssl_cert_file", certificates.certificate().toString(),
        "ssl_key_file", certificates.key().toString(),
        "hba_file", rules.toString());
  }

  private static Map<String, String> broker(Certificates certificates) {
    return Map.of(
        "listener.security.protocol.map", "BROKER:SASL_SSL,CONTROLLER:PLAINTEXT",
        "sasl.enabled.mechanisms", "PLAIN",
        "sasl.mechanism.inter.broker.protocol", "PLAIN",
        "listener.name.broker.plain.sasl.jaas.config",
            login(KAFKA_PASSWORD).replace(";", " user_orgtrail=\"%s\";".formatted(KAFKA_PASSWORD)),
        "ssl.keystore.location", certificates.keyStore().toString(),
        "ssl.keystore.type", "PKCS12",
        "ssl.keystore.password", Certificates.PASSWORD,
        "ssl.truststore.location", certificates.authority().toString(),
        "ssl.truststore.type", "PEM");
  }

  /** As docs/security.md tells it. */
  private static Map<String, String> services(Certificates certificates) {
    Map<String, String> settings = new HashMap<>();
    settings.put("SERVER_SSL_BUNDLE", "http");
    settings.put(
        "SPRING_SSL_BUNDLE_PEM_HTTP_KEYSTORE_CERTIFICATE", "file:" + certificates.certificate());
    settings.put("SPRING_SSL_BUNDLE_PEM_HTTP_KEYSTORE_PRIVATE_KEY", "file:" + certificates.key());
    settings.put("SPRING_SSL_BUNDLE_PEM_HTTP_RELOAD_ON_UPDATE", "true");
    settings.put("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    settings.put("SPRING_KAFKA_SSL_TRUST_STORE_TYPE", "PEM");
    settings.put("SPRING_KAFKA_SSL_TRUST_STORE_LOCATION", "file:" + certificates.authority());
    settings.put("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "PLAIN");
    settings.put("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", login(KAFKA_PASSWORD));
    return settings;
  }

  /** What a client of the broker is told. */
  static Map<String, Object> kafkaClient(String broker, Path authority, String password) {
    return Map.of(
        "bootstrap.servers",
        broker,
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        login(password),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        authority.toString());
  }

  private static String login(String password) {
    return LOGIN.formatted(password);
  }
}
