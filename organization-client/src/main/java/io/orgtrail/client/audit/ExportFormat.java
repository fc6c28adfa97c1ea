package io.orgtrail.client.audit;

/** What a whole audit trail can be had as. */
public enum ExportFormat {
  /** JSON, one entry a line, with its link of the hash chain: it can be verified offline. */
  NDJSON("application/x-ndjson"),
  /** A table. */
  CSV("text/csv");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }
}
