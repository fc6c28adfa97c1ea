package io.orgtrail.query.audit;

import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.io.Writer;

/** Entries as JSON, one a line, with all that verifying the hash chain takes. */
final class NdjsonFormat implements ExportFormat {

  static final String MEDIA_TYPE = "application/x-ndjson";

  @Override
  public String contentType() {
    return MEDIA_TYPE + ";charset=UTF-8";
  }

  @Override
  public String extension() {
    return "ndjson";
  }

  @Override
  public void begin(Writer out) {}

  @Override
  public void write(Found found, Writer out) throws IOException {
    out.write(Json.mapper().writeValueAsString(ExportedEntry.of(found)));
    out.write('\n');
  }
}
