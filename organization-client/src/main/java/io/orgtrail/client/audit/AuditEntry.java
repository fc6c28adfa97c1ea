package io.orgtrail.client.audit;

import io.orgtrail.api.audit.AuditView.Actor;
import io.orgtrail.api.audit.Change;
import io.orgtrail.api.messages.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An event as the audit trail shows it.
 *
 * @param position its place in the whole store
 * @param type its name
 * @param version the organization's version right after it
 * @param actor who did it
 * @param target what it happened to
 * @param commandId by which command
 * @param traceId in which trace
 * @param changes what it changed from what to what
 * @param data what it says; personal data of who was forgotten is {@code erased}
 */
public record AuditEntry(
    long position,
    String eventId,
    String type,
    Instant time,
    String organizationId,
    long version,
    Actor actor,
    Target target,
    String commandId,
    String traceId,
    List<Change> changes,
    Map<String, Object> data) {}
