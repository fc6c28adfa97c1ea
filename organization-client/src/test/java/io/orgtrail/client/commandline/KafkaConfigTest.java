package io.orgtrail.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaConfigTest {

  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"a\""
          + " password=\"b=c\";";

  @TempDir private Path folder;

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("client.properties"), List.of(lines)).toString();
  }

  private Shell give(String config) {
    var shell =
        Shell.at(folder)
            .with("ORGANIZATION_TOKEN", "token")
            .with("ORGANIZATION_KAFKA", "127.0.0.1:1")
            .with("ORGANIZATION_KAFKA_CONFIG", config);
    assertThat(shell.run("command", "give", "SwitchActiveOrganization", "--timeout", "1"))
        .as(shell.err())
        .isNotZero();
    return shell;
  }

  @Test
  void readsWhatKafkasToolsRead() throws IOException {
    assertThat(
            KafkaConfig.read(
                file(
                    "# TLS",
                    "security.protocol = SASL_SSL",
                    "sasl.mechanism=PLAIN",
                    "sasl.jaas.config=" + LOGIN)))
        .isEqualTo(
            Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN));
  }

  /** They say so themselves: what Kafka's clients blame is what stands in the file. */
  @ParameterizedTest
  @CsvSource({
    "security.protocol, OVER_THERE, OVER_THERE",
    "ssl.truststore.location, /none/authority.pem, /none/authority.pem",
    "sasl.jaas.config, nonsense, JAAS"
  })
  void reachesKafkasClients(String setting, String value, String blamed) throws IOException {
    var protocol = setting.startsWith("sasl") ? "SASL_SSL" : "SSL";
    var shell =
        give(
            file(
                "security.protocol=" + protocol, "ssl.truststore.type=PEM", setting + "=" + value));
    assertThat(shell.err()).startsWith("organization: UNANSWERED: Kafka at 127.0.0.1:1");
    assertThat(shell.err()).contains(blamed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap.servers",
        "acks",
        "enable.auto.commit",
        "enable.idempotence",
        "group.id",
        "key.deserializer",
        "key.serializer",
        "max.block.ms",
        "transactional.id",
        "value.deserializer",
        "value.serializer"
      })
  void namesASettingThatIsNotForItToSay(String setting) throws IOException {
    var config = file("security.protocol=SSL", setting + "=all");
    assertThat(give(config).err())
        .startsWith("organization: " + config + " must not say " + setting + ": ");
  }

  @Test
  void namesAFileThatCannotBeRead() throws IOException {
    var none = folder.resolve("none.properties").toString();
    assertThat(give(none).err())
        .startsWith("organization: No Kafka settings can be read from " + none);
    var broken = file("ssl.key.password=\\u00zz");
    assertThat(give(broken).err()).contains(broken);
  }

  @Test
  void isRefused_whenNoBrokersAreNamed() throws IOException {
    var shell = Shell.at(folder).with("ORGANIZATION_TOKEN", "token");
    assertThat(shell.run("get", "acme", "--kafka-config", file("security.protocol=SSL")))
        .isEqualTo(2);
    assertThat(shell.err()).contains("--kafka-config", "--kafka");
  }
}
