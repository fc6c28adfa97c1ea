package io.orgtrail.web;

import io.orgtrail.api.messages.Json;
import io.orgtrail.web.async.AsyncConfiguration;
import io.orgtrail.web.documents.DocumentConfiguration;
import io.orgtrail.web.limits.LimitConfiguration;
import io.orgtrail.web.problems.ProblemConfiguration;
import io.orgtrail.web.tokens.SecurityConfiguration;
import io.orgtrail.web.tracing.TracingConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/**
 * The HTTP side of a service: tokens, callers, limits, bodies, problems, requests that go on
 * without a thread, and the traces of both its sides; to be imported by its application class.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  SecurityConfiguration.class,
  LimitConfiguration.class,
  ProblemConfiguration.class,
  AsyncConfiguration.class,
  TracingConfiguration.class,
  DocumentConfiguration.class
})
@PropertySource("classpath:organization-web.properties")
public class WebConfiguration {

  @Bean
  JsonMapperBuilderCustomizer strictBodies() {
    return Json::strict;
  }
}
