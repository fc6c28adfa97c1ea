package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.embedded.EmbeddedStartException;
import io.orgtrail.embedded.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandaloneSettingsTest {
  @Test
  void hasDefaultsForEverything() {
    assertThat(with(Map.of()))
        .isEqualTo(
            new StandaloneSettings(
                8080, 8081, 19092, 15432, Path.of("data"), "organization", "127.0.0.0/8,::1/128"));
  }

  @Test
  void takesWhatIsSet() {
    StandaloneSettings settings =
        with(Map.of("ORGANIZATION_QUERY_PORT", " 9000 ", "ORGANIZATION_DATA_DIR", "/srv/orgtrail"));
    assertThat(settings.queryUrl()).isEqualTo("http://127.0.0.1:9000");
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("/srv/orgtrail"));
  }

  @Test
  void namesTheSettingThatIsNoPort() {
    assertThatThrownBy(() -> with(Map.of("ORGANIZATION_KAFKA_PORT", "kafka")))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessage("ORGANIZATION_KAFKA_PORT is 'kafka', not a port number");
  }

  @Test
  void namesTheSettingThatIsOutOfRange() {
    assertThatThrownBy(() -> onFreePorts("ORGANIZATION_QUERY_PORT", 70_000).requireFreePorts())
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageStartingWith("70000 is no port; set ORGANIZATION_QUERY_PORT");
  }

  @Test
  void namesThePortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> onFreePorts("ORGANIZATION_COMMAND_PORT", port).requireFreePorts())
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessage("Port %d is taken; set ORGANIZATION_COMMAND_PORT to another one", port);
    }
  }

  @Test
  void namesTwoSettingsWithTheSamePort() {
    StandaloneSettings settings =
        with(Map.of("ORGANIZATION_QUERY_PORT", "9000", "ORGANIZATION_COMMAND_PORT", "9000"));
    assertThatThrownBy(settings::requireFreePorts)
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("ORGANIZATION_QUERY_PORT")
        .hasMessageContaining("ORGANIZATION_COMMAND_PORT")
        .hasMessageEndingWith("are both 9000");
  }

  @Test
  void isContentWithFreePorts() {
    int free = LoopbackPort.free().number();
    assertThatNoException()
        .isThrownBy(() -> onFreePorts("ORGANIZATION_QUERY_PORT", free).requireFreePorts());
  }

  private static StandaloneSettings onFreePorts(String setting, int port) {
    Map<String, String> environment = new HashMap<>();
    for (String other : new String[] {"QUERY", "COMMAND", "KAFKA", "POSTGRES"}) {
      environment.put(
          "ORGANIZATION_" + other + "_PORT", Integer.toString(LoopbackPort.free().number()));
    }
    environment.put(setting, Integer.toString(port));
    return with(environment);
  }

  private static StandaloneSettings with(Map<String, String> environment) {
    return StandaloneSettings.from(environment::get);
  }
}
