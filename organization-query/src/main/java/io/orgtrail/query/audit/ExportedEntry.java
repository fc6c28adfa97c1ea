package io.orgtrail.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An audit entry with what else is stored of the event, so that an export can be verified without
 * the database.
 *
 * @param entry the entry, whose fields stand beside the others
 * @param stored the rest of the row
 * @param link the event's link in the hash chain of its organization, in hexadecimal digits; {@code
 *     null} while it has none
 */
record ExportedEntry(@JsonUnwrapped AuditEntry entry, Stored stored, @Nullable String link) {

  /**
   * What is stored beside what the entry tells.
   *
   * @param aggregateType what kind of stream the event is in
   * @param aggregateId which stream it is in
   * @param sequence its place in the stream, from 0
   * @param revision of its form
   * @param metadata who, by which command, as it is stored
   * @param data what it says as it is stored, where the entry tells it with personal data in clear
   *     or erased; left out where that is the same
   */
  record Stored(
      String aggregateType,
      String aggregateId,
      long sequence,
      String revision,
      @JsonRawValue @Schema(implementation = Map.class) String metadata,
      @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Schema(implementation = Map.class)
          String data) {}

  static ExportedEntry of(Found found) {
    var event = found.event();
    var stored =
        new Stored(
            event.aggregateType(),
            event.aggregateId(),
            event.sequence(),
            event.revision(),
            AuditEntry.onOneLine(event.metaData()),
            event.sealed().equals(event.payload()) ? null : AuditEntry.onOneLine(event.sealed()));
    var link = found.link() == null ? null : HexFormat.of().formatHex(found.link());
    return new ExportedEntry(found.entry().onOneLine(), stored, link);
  }
}
