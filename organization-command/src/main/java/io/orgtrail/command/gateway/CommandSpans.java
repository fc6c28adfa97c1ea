package io.orgtrail.command.gateway;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer.SpanInScope;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.web.tracing.Traces;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The spans of the commands that one consumer decides, each from when it was read until its answer
 * is sent, in the trace that its record names; none while tracing is off.
 */
final class CommandSpans {

  private static final SpanInScope NONE = () -> {};

  private final Traces traces;
  private final Map<ConsumerRecord<?, ?>, Span> begun = new IdentityHashMap<>();

  CommandSpans(Traces traces) {
    this.traces = traces;
  }

  /** Begins those of a batch. What is left of the one before could not be answered: it is again. */
  void begin(List<IncomingCommand> commands) {
    if (traces.areMade()) {
      begun.clear();
      commands.forEach(command -> begun.put(command.record(), begin(command)));
    }
  }

  private Span begin(IncomingCommand command) {
    var record = command.record();
    return traces
        .begin("decide " + GatewayMetrics.name(command), Span.Kind.CONSUMER, traceParent(command))
        .tag("messaging.system", "kafka")
        .tag("messaging.destination.name", Topics.COMMANDS)
        .tag("messaging.destination.partition.id", "" + record.partition())
        .tag("messaging.kafka.offset", record.offset());
  }

  /** What was refused before its options were read has its header still. */
  private static String traceParent(IncomingCommand command) {
    var read = command.options().traceParent();
    return read != null
        ? read
        : CommandHeaders.text(command.record().headers(), CommandHeaders.TRACE_PARENT);
  }

  /** Makes what is done and logged until it is closed part of the command's span. */
  SpanInScope enter(IncomingCommand command) {
    if (!traces.areMade()) {
      return NONE;
    }
    var span = begun.get(command.record());
    return span == null ? NONE : traces.enter(span);
  }

  /** Ends those of a batch whose answers are sent. */
  void end(List<Outcome> outcomes) {
    if (traces.areMade()) {
      outcomes.forEach(this::end);
      begun.clear();
    }
  }

  private void end(Outcome outcome) {
    var span = begun.get(outcome.command().record());
    tag(span, "organization.id", outcome.command().organizationId());
    tag(span, "command.id", outcome.command().commandId());
    span.tag("command.outcome", GatewayMetrics.outcome(outcome));
    if (outcome.reply() instanceof CommandReply.Accepted accepted && accepted.position() != null) {
      span.tag("position", accepted.position());
    }
    span.end();
  }

  private static void tag(Span span, String name, String value) {
    if (value != null) {
      span.tag(name, value);
    }
  }
}
