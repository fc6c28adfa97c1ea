package io.orgtrail.web.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;

/** Makes spans in the traces that records and requests name; none while tracing is off. */
public final class Traces {

  /** What tracing that is off makes. */
  public static final Traces NONE = new Traces(null, null);

  private static final String TRACE_PARENT = "traceparent";

  private final Tracer tracer;
  private final Propagator propagator;

  Traces(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** Whether tracing is on; nobody may ask for a span otherwise. */
  public boolean areMade() {
    return tracer != null;
  }

  /**
   * Begins a span in a trace that came with a record.
   *
   * @param traceParent the W3C trace context; a trace of its own begins when there is none, or one
   *     that is malformed
   */
  public Span begin(String name, Span.Kind kind, String traceParent) {
    Map<String, String> fields = traceParent == null ? Map.of() : Map.of(TRACE_PARENT, traceParent);
    return propagator.extract(fields, Map::get).name(name).kind(kind).start();
  }

  /** Makes what this thread does and logs, until it is closed, part of a span. */
  public Tracer.SpanInScope enter(Span span) {
    return tracer.withSpan(span);
  }

  /**
   * The W3C trace context of what this thread does, to be handed on.
   *
   * @param given what came with the request: the answer while tracing is off
   */
  public String traceParent(String given) {
    var span = tracer == null ? null : tracer.currentSpan();
    if (span == null) {
      return given;
    }
    var context = span.context();
    var flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
    return "00-%s-%s-%s".formatted(context.traceId(), context.spanId(), flags);
  }
}
