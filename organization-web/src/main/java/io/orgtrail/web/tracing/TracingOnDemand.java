package io.orgtrail.web.tracing;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves tracing out unless an endpoint is set: Spring Boot would else make spans of every request,
 * only to drop them.
 */
class TracingOnDemand implements AutoConfigurationImportFilter, EnvironmentAware {

  private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

  private static final List<String> PACKAGES =
      List.of(
          "org.springframework.boot.micrometer.tracing.",
          "org.springframework.boot.opentelemetry.");

  private Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(String[] candidates, AutoConfigurationMetadata metadata) {
    var wanted = StringUtils.hasText(environment.getProperty(ENDPOINT));
    var matches = new boolean[candidates.length];
    for (var i = 0; i < candidates.length; i++) {
      matches[i] = wanted || !isOfTracing(candidates[i]);
    }
    return matches;
  }

  /** A candidate that was left out before is {@code null}. */
  private static boolean isOfTracing(String candidate) {
    return candidate != null && PACKAGES.stream().anyMatch(candidate::startsWith);
  }
}
