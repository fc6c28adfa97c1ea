package io.orgtrail.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.web.tracing.Traces;
import org.junit.jupiter.api.Test;

class TracingIT {

  @Test
  void nothingIsTraced_whenThereIsNowhereToSendItTo() {
    var service = Installation.shared().service();

    assertThat(service.getBeansOfType(Tracer.class)).isEmpty();
    assertThat(service.getBeansOfType(SpanExporter.class)).isEmpty();
    assertThat(service.getBeansOfType(OpenTelemetry.class)).isEmpty();
    assertThat(service.getBean(Traces.class)).isSameAs(Traces.NONE);
  }
}
