package io.orgtrail.query.audit;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.query.history.Moment;

/**
 * Which entries of an audit trail are asked for; empty texts mean any.
 *
 * @param actor {@code sub} of who did it
 * @param type name of the event
 * @param target id of what it happened to
 * @param text part of what the event says or of who did it, in any case
 * @param from from when on, including
 * @param to until when, including
 */
record AuditFilter(String actor, String type, String target, String text, Moment from, Moment to) {

  static AuditFilter of(
      String actor, String type, String target, String text, String from, String to) {
    if (!type.isEmpty() && MessageCatalogue.event(type).isEmpty()) {
      throw new RejectedException(
          Rejection.ofField(ErrorCode.INVALID, "type", "must be the name of an event"));
    }
    return new AuditFilter(
        actor, type, target, text, Moment.parse("from", from), Moment.parse("to", to));
  }

  /** Whether the database alone decides. */
  boolean isDecidedInSql() {
    return target.isEmpty() && text.isEmpty();
  }

  /** Decides about what the database let through: it cannot look into events. */
  boolean admits(AuditEntry entry) {
    return (target.isEmpty() || target.equals(entry.target().id()))
        && (text.isEmpty() || new Wording(text).isIn(entry));
  }
}
