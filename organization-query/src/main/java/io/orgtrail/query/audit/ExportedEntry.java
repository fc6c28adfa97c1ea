package io.orgtrail.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HexFormat;
import java.util.Map;

/**
 * An audit entry with what else is stored of the event, so that an export can be verified without
 * the database.
 *
 * @param entry the entry, whose fields stand beside the others
 * @param stored the rest of the row
 * @param link the event's link in the hash chain of its organization, in hexadecimal digits; {@code
 *     null} while it has none
 */
record ExportedEntry(@JsonUnwrapped AuditEntry entry, Stored stored, String link) {

  /**
   * What is stored beside what the entry tells.
   *
   * @param aggregateType what kind of stream the event is in
   * @param aggregateId which stream it is in
   * @param sequence its place in the stream, from 0
   * @param revision of its form
   * @param metadata who, by which command, as it is stored
   */
  record Stored(
      String aggregateType,
      String aggregateId,
      long sequence,
      String revision,
      @JsonRawValue @Schema(implementation = Map.class) String metadata) {}

  static ExportedEntry of(Found found) {
    var event = found.event();
    var stored =
        new Stored(
            event.aggregateType(),
            event.aggregateId(),
            event.sequence(),
            event.revision(),
            AuditEntry.onOneLine(event.metaData()));
    var link = found.link() == null ? null : HexFormat.of().formatHex(found.link());
    return new ExportedEntry(found.entry().onOneLine(), stored, link);
  }
}
