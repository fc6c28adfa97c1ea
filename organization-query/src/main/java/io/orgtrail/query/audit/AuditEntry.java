package io.orgtrail.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.orgtrail.api.messages.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

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
 * @param data what it says
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
    String commandId,
    String traceId,
    @JsonRawValue @Schema(implementation = Map.class) String data) {

  /**
   * Who did something.
   *
   * @param id {@code sub} of the token, {@code null} when the service acted by itself
   * @param operator whether with an operator's power
   */
  record Actor(String id, boolean operator) {}
}
