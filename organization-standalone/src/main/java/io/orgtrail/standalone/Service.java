package io.orgtrail.standalone;

import io.orgtrail.embedded.EmbeddedKafkaBroker;
import io.orgtrail.embedded.LoopbackPort;
import io.orgtrail.embedded.PostgresAccess;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One of the two services, in a Spring context of its own, told everything on its command line. */
final class Service {
  private final Map<String, Object> properties = new LinkedHashMap<>();

  Service(String configName, int port) {
    properties.put("spring.config.name", configName);
    properties.put("server.address", LoopbackPort.ADDRESS);
    properties.put("server.port", port);
    properties.put("spring.main.banner-mode", "off");
    properties.put("spring.main.log-startup-info", false);
    properties.put("spring.main.register-shutdown-hook", false);
    properties.put("spring.jmx.enabled", false);
    // A stream that a browser holds open must not hold up Ctrl-C.
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
  }

  Service on(PostgresAccess postgres) {
    properties.put("spring.datasource.url", postgres.url());
    properties.put("spring.datasource.username", postgres.user());
    properties.put("spring.datasource.password", postgres.password());
    return this;
  }

  Service on(EmbeddedKafkaBroker kafka) {
    properties.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
    return this;
  }

  Service trusting(StandaloneSettings settings) {
    properties.put("organization.jwt.issuer-uri", settings.issuer());
    properties.put("organization.jwt.jwk-set-uri", settings.issuer() + "/jwks");
    properties.put("organization.jwt.audience", settings.audience());
    return this;
  }

  Service with(String property, Object value) {
    properties.put(property, value);
    return this;
  }

  ConfigurableApplicationContext start(Class<?>... sources) {
    return new SpringApplicationBuilder(sources).run(arguments());
  }

  /** Starts with one bean more than the sources define. */
  <T> ConfigurableApplicationContext start(Class<T> type, T bean, Class<?>... sources) {
    ApplicationContextInitializer<GenericApplicationContext> extra =
        context -> context.registerBean(type, () -> bean);
    return new SpringApplicationBuilder(sources).initializers(extra).run(arguments());
  }

  private String[] arguments() {
    return properties.entrySet().stream()
        .map(property -> "--" + property.getKey() + "=" + property.getValue())
        .toArray(String[]::new);
  }
}
