package io.orgtrail.command.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebhookSettingsTest {

  private static WebhookSettings bind(String allowedAddresses) {
    var source =
        new MapConfigurationPropertySource(
            Map.of("organization.webhooks.allowed-addresses", allowedAddresses));
    return new Binder(source).bindOrCreate("organization.webhooks", WebhookSettings.class);
  }

  @Test
  void nothingOfItsOwnNetworkMayBeCalled_unlessItSaysSo() {
    assertThat(bind("").allowedAddresses()).isEmpty();
    assertThat(bind("127.0.0.0/8, ::1/128").allowedAddresses())
        .containsExactly("127.0.0.0/8", "::1/128");
  }

  @Test
  void hasDefaults() {
    var settings = bind("");

    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.giveUpAfter()).isEqualTo(Duration.ofDays(3));
  }
}
