package io.orgtrail.query.audit;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;

/**
 * Which entries of an audit trail are asked for; empty texts mean any.
 *
 * @param actor {@code sub} of who did it
 * @param type name of the event
 * @param target id of what it happened to
 * @param from from when on, including
 * @param to until when, including
 */
record AuditFilter(String actor, String type, String target, Moment from, Moment to) {

  static AuditFilter of(String actor, String type, String target, String from, String to) {
    if (!type.isEmpty() && MessageCatalogue.event(type).isEmpty()) {
      throw new RejectedException(
          Rejection.ofField(ErrorCode.INVALID, "type", "must be the name of an event"));
    }
    return new AuditFilter(actor, type, target, Moment.parse("from", from), Moment.parse("to", to));
  }
}
