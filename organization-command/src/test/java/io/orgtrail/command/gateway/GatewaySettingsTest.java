package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GatewaySettingsTest {

  @Test
  void keepsAsManyMembersAsAQuarterOfTheHeapHolds() {
    var bytes = with("cached-members", "").cachedMembers() * 400;
    assertThat(bytes).isPositive();
    assertThat(Runtime.getRuntime().maxMemory() / 4 - bytes).isBetween(0L, 399L);
  }

  @Test
  void keepsAsManyMembersAsItIsTold() {
    assertThat(with("cached-members", "7").cachedMembers()).isEqualTo(7);
  }

  @Test
  void decidesInOneThreadForEveryTwoProcessors() {
    var processors = Runtime.getRuntime().availableProcessors();
    assertThat(with("consumers", "").consumers()).isEqualTo(processors == 1 ? 1 : processors / 2);
  }

  @Test
  void decidesInAsManyThreadsAsItIsTold() {
    assertThat(with("consumers", "7").consumers()).isEqualTo(7);
  }

  @Test
  void refusesToDecideInNoThread() {
    assertThatThrownBy(() -> with("consumers", "0"))
        .hasRootCauseMessage("organization.gateway.consumers must be at least 1, and is 0");
  }

  @Test
  void refusesBatchesOfNoCommand() {
    assertThatThrownBy(() -> with("max-batch-records", "0"))
        .hasRootCauseMessage("organization.gateway.max-batch-records must be at least 1, and is 0");
  }

  private static GatewaySettings with(String name, String value) {
    var source = new MapConfigurationPropertySource();
    source.put("organization.gateway." + name, value);
    return new Binder(source).bindOrCreate("organization.gateway", GatewaySettings.class);
  }
}
