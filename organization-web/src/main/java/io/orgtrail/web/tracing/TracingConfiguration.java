package io.orgtrail.web.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces by OpenTelemetry, when there is somebody to send them to. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {

  @Bean
  Traces traces(ObjectProvider<Tracer> tracers, ObjectProvider<Propagator> propagators) {
    var tracer = tracers.getIfAvailable();
    return tracer == null ? Traces.NONE : new Traces(tracer, propagators.getObject());
  }

  /** Nobody asked for what is done every second, or for what only tells how the service is. */
  @Bean
  SpanExportingPredicate withoutHousekeeping() {
    return span -> !span.getName().startsWith("task ") && !span.getName().contains(" /actuator/");
  }
}
