package io.orgtrail.query.audit;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.places.Places;
import io.orgtrail.query.positions.Positions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Writes all entries that are asked for, some at a time, while the client takes them. The database
 * is asked before each of these writes and not during it. What fails in the middle breaks the
 * connection, so that nobody takes a part for the whole.
 */
@Component
class AuditExport {

  private static final int FETCH = 1_000;

  private final AuditTrail trail;

  /** Each takes a thread for as long as its client does. */
  private final Places places;

  AuditExport(AuditTrail trail, AuditSettings settings) {
    this.trail = trail;
    this.places = new Places(settings.maxExports(), settings.maxExportsPerCaller(), "exports");
  }

  /**
   * Answers with an export.
   *
   * @param name what to call the file, without what it ends in
   */
  StreamingResponseBody of(
      Caller caller,
      AuditQuery query,
      ExportFormat format,
      String name,
      HttpServletResponse response) {
    return out -> {
      var place = places.take(caller);
      try {
        var first = trail.read(query, query.start(), FETCH);
        // Not earlier: a refusal is no file.
        describe(query, format, name, response);
        write(query, first, format, out);
      } finally {
        place.leave();
      }
    };
  }

  private static void describe(
      AuditQuery query, ExportFormat format, String name, HttpServletResponse response) {
    response.setContentType(format.contentType());
    response.setHeader(Positions.HEADER, Long.toString(query.head()));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"%s.%s\"".formatted(name, format.extension()));
  }

  private void write(AuditQuery query, Stretch first, ExportFormat format, OutputStream out)
      throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    format.begin(writer);
    var stretch = first;
    write(stretch, format, writer);
    while (!stretch.isLast()) {
      stretch = trail.read(query, stretch.reached(), FETCH);
      write(stretch, format, writer);
    }
  }

  private static void write(Stretch stretch, ExportFormat format, Writer writer)
      throws IOException {
    for (var found : stretch.found()) {
      format.write(found, writer);
    }
    writer.flush();
  }
}
