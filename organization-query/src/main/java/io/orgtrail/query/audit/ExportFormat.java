package io.orgtrail.query.audit;

import java.io.IOException;
import java.io.Writer;

/** How an export writes entries. */
interface ExportFormat {

  /** The media type, with its character set. */
  String contentType();

  /** What its files end in. */
  String extension();

  /** Writes what comes before the first entry. */
  void begin(Writer out) throws IOException;

  /** Writes an entry. */
  void write(Found found, Writer out) throws IOException;
}
