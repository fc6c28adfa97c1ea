package io.orgtrail.query.audit;

import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** Entries as RFC 4180 tells, a header first, in cells that no spreadsheet takes for formulas. */
final class CsvFormat implements ExportFormat {

  static final String MEDIA_TYPE = "text/csv";

  private static final String FORMULA = "=+-@\t\r";

  private static final Object[] HEADER = {
    "position",
    "eventId",
    "type",
    "time",
    "organizationId",
    "version",
    "actor",
    "operator",
    "targetType",
    "targetId",
    "commandId",
    "traceId",
    "changes",
    "data"
  };

  @Override
  public String contentType() {
    return MEDIA_TYPE + ";charset=UTF-8";
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public void begin(Writer out) throws IOException {
    CSVFormat.RFC4180.printRecord(out, HEADER);
  }

  @Override
  public void write(Found found, Writer out) throws IOException {
    var entry = found.entry();
    var cells =
        Stream.of(
            entry.position(),
            entry.eventId(),
            entry.type(),
            entry.time(),
            entry.organizationId(),
            entry.version(),
            entry.actor().id(),
            entry.actor().operator(),
            entry.target().type(),
            entry.target().id(),
            entry.commandId(),
            entry.traceId(),
            Json.mapper().writeValueAsString(entry.changes()),
            entry.data());
    CSVFormat.RFC4180.printRecord(out, cells.map(CsvFormat::harmless).toArray());
  }

  private static Object harmless(Object cell) {
    return cell instanceof String text && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : cell;
  }
}
