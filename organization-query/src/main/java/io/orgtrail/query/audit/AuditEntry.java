package io.orgtrail.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.orgtrail.api.audit.AuditView;
import io.orgtrail.api.audit.AuditView.Actor;
import io.orgtrail.api.audit.Change;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the audit trail shows it.
 *
 * @param position its place in the whole store
 * @param eventId its own id
 * @param type its name
 * @param time when it was recorded
 * @param organizationId where it happened
 * @param version the organization's version right after it
 * @param actor who did it
 * @param target what it happened to
 * @param commandId by which command
 * @param traceId in which trace
 * @param changes what it changed from what to what
 * @param data what it says, as it is stored, with personal data in clear or as erased
 */
record AuditEntry(
    long position,
    String eventId,
    String type,
    Instant time,
    String organizationId,
    long version,
    Actor actor,
    Target target,
    @Nullable String commandId,
    @Nullable String traceId,
    List<Change> changes,
    @JsonRawValue @Schema(implementation = Map.class) String data) {

  /** Shows an event. */
  static AuditEntry of(StoredEvent event) {
    var view = AuditView.of(event);
    return new AuditEntry(
        event.position(),
        event.eventId(),
        event.type(),
        event.time(),
        event.organizationId(),
        event.version(),
        view.actor(),
        view.target(),
        view.commandId(),
        view.traceId(),
        view.changes(),
        event.payload());
  }

  /** The same with data that takes one line; only tampering can have given it more. */
  AuditEntry onOneLine() {
    return new AuditEntry(
        position,
        eventId,
        type,
        time,
        organizationId,
        version,
        actor,
        target,
        commandId,
        traceId,
        changes,
        onOneLine(data));
  }

  /** The JSON itself, unless it has line breaks. */
  static String onOneLine(String json) {
    return json.indexOf('\n') < 0 && json.indexOf('\r') < 0
        ? json
        : Json.mapper().readTree(json).toString();
  }
}
