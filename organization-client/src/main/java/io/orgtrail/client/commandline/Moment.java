package io.orgtrail.client.commandline;

import io.orgtrail.client.OrganizationClient;
import io.orgtrail.client.Past;
import io.orgtrail.client.audit.AuditFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.TypeConversionException;

/**
 * A time, or a position in the store.
 *
 * @param time {@code null} for a position
 * @param position counts when there is no time
 */
record Moment(Instant time, long position) {

  static Moment parse(String text) {
    try {
      return text.matches("\\d{1,18}")
          ? new Moment(null, Long.parseLong(text))
          : new Moment(OffsetDateTime.parse(text).toInstant(), 0);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time like 2026-01-31T12:00:00Z and no position");
    }
  }

  Past of(OrganizationClient client) {
    return time == null ? client.asOf(position) : client.asOf(time);
  }

  AuditFilter begin(AuditFilter filter) {
    return time == null ? filter.from(position) : filter.from(time);
  }

  AuditFilter end(AuditFilter filter) {
    return time == null ? filter.to(position) : filter.to(time);
  }

  /** As the service takes it. */
  @Override
  public String toString() {
    return time == null ? Long.toString(position) : time.toString();
  }
}
