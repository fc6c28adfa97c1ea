package io.orgtrail.query.projections;

import io.micrometer.tracing.Span;
import io.orgtrail.api.eventstore.EventBatch;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.web.tracing.Traces;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Hands events on with a span for each one whose command came with a trace, as part of that trace.
 * It ends once the read model shows the event.
 */
final class TracedInvoker implements EventHandlerInvoker {

  private static final String SPANS = TracedInvoker.class.getName();

  private final EventHandlerInvoker invoker;
  private final Traces traces;

  private TracedInvoker(EventHandlerInvoker invoker, Traces traces) {
    this.invoker = invoker;
    this.traces = traces;
  }

  /** The invoker itself while tracing is off. */
  static EventHandlerInvoker of(EventHandlerInvoker invoker, Traces traces) {
    return traces.areMade() ? new TracedInvoker(invoker, traces) : invoker;
  }

  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    return invoker.canHandle(message, segment);
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) throws Exception {
    for (var event : ((EventBatch) message.getPayload()).events()) {
      if (segment.matches(event.organizationId())) {
        trace(event);
      }
    }
    invoker.handle(message, segment);
  }

  private void trace(StoredEvent event) {
    event
        .traceParent()
        .map(traceParent -> begin(event, traceParent))
        .ifPresent(span -> endAfterCommit(span, CurrentUnitOfWork.get()));
  }

  private Span begin(StoredEvent event, String traceParent) {
    return traces
        .begin("project " + event.type(), Span.Kind.CONSUMER, traceParent)
        .tag("organization.id", event.organizationId())
        .tag("event.id", event.eventId())
        .tag("position", event.position());
  }

  /** Those of a batch that is rolled back never end: there are others when it is tried again. */
  private static void endAfterCommit(Span span, UnitOfWork<?> unit) {
    unit.<List<Span>>getOrComputeResource(
            SPANS,
            key -> {
              var spans = new ArrayList<Span>();
              unit.afterCommit(u -> spans.forEach(Span::end));
              return spans;
            })
        .add(span);
  }

  @Override
  public boolean supportsReset() {
    return invoker.supportsReset();
  }

  @Override
  public void performReset() {
    invoker.performReset();
  }

  @Override
  public <R> void performReset(R context) {
    invoker.performReset(context);
  }

  @Override
  public void segmentReleased(Segment segment) {
    invoker.segmentReleased(segment);
  }
}
