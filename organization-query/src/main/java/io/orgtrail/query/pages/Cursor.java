package io.orgtrail.query.pages;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Where a page ended.
 *
 * @param list which list it was, with its filters
 * @param after position of its last entry
 * @param asOf position whose state the list shows, {@code null} for the present
 */
record Cursor(String list, long after, Long asOf) {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** A short name for a list and its filters, in which other filters do not hide. */
  static String list(Object... query) {
    var parts = Arrays.stream(query).map(part -> part == null ? null : part.toString()).toArray();
    return Digest.of(parts);
  }

  String encode() {
    return ENCODER.encodeToString(Json.mapper().writeValueAsBytes(this));
  }

  /** Reads a cursor of any list; empty for what is none. */
  static Optional<Cursor> read(String text) {
    try {
      var cursor = Json.mapper().readValue(Base64.getUrlDecoder().decode(text), Cursor.class);
      return Optional.ofNullable(cursor);
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  static Cursor decode(String text, String list) {
    return read(text)
        .filter(cursor -> list.equals(cursor.list) && cursor.after >= 0)
        .orElseThrow(Cursor::invalid);
  }

  private static RejectedException invalid() {
    var rule = "must be the nextCursor of the page before, with the same filters";
    return new RejectedException(Rejection.ofField(ErrorCode.INVALID, "cursor", rule));
  }
}
