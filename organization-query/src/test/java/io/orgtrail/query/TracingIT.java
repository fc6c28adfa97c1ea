package io.orgtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.web.tracing.Traces;
import org.junit.jupiter.api.Test;

class TracingIT extends QueryTest {

  @Test
  void nothingIsTraced_whenThereIsNowhereToSendItTo() {
    assertThat(service.beans(Tracer.class)).isEmpty();
    assertThat(service.beans(SpanExporter.class)).isEmpty();
    assertThat(service.beans(OpenTelemetry.class)).isEmpty();
    assertThat(service.beans(Traces.class)).containsExactly(Traces.NONE);
  }
}
