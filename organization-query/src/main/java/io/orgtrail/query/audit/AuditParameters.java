package io.orgtrail.query.audit;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Objects;

/** Which entries a request asks for, in which order. */
record AuditParameters(
    @Parameter(description = "sub of who did it") String actor,
    @Parameter(description = "name of the event") String type,
    @Parameter(description = "id of what it happened to") String target,
    @Parameter(description = "part of what the event says, or of who did it, in any case")
        String text,
    @Parameter(description = "RFC 3339 time or position, including") String from,
    @Parameter(description = "RFC 3339 time or position, including") String to,
    @Parameter(description = "desc (newest first) unless asc") String order) {

  AuditParameters {
    actor = Objects.requireNonNullElse(actor, "");
    type = Objects.requireNonNullElse(type, "");
    target = Objects.requireNonNullElse(target, "");
    text = Objects.requireNonNullElse(text, "");
    from = Objects.requireNonNullElse(from, "");
    to = Objects.requireNonNullElse(to, "");
    order = Objects.requireNonNullElse(order, "desc");
  }

  AuditFilter filter() {
    return AuditFilter.of(actor, type, target, text, from, to);
  }

  boolean newestFirst() {
    return switch (order) {
      case "desc" -> true;
      case "asc" -> false;
      default ->
          throw new RejectedException(
              Rejection.ofField(ErrorCode.INVALID, "order", "must be asc or desc"));
    };
  }
}
