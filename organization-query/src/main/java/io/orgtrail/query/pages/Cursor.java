package io.orgtrail.query.pages;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Json;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.core.JacksonException;

/**
 * Where a page ended.
 *
 * @param list which list it was, with its filters
 * @param after position of its last entry
 */
record Cursor(String list, long after) {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** A short name for a list and its filters, in which other filters do not hide. */
  static String list(Object... query) {
    var parts = Arrays.stream(query).map(part -> part == null ? null : part.toString()).toArray();
    return Digest.of(parts);
  }

  String encode() {
    return ENCODER.encodeToString(Json.mapper().writeValueAsBytes(this));
  }

  static Cursor decode(String text, String list) {
    try {
      var cursor = Json.mapper().readValue(Base64.getUrlDecoder().decode(text), Cursor.class);
      if (cursor != null && list.equals(cursor.list) && cursor.after >= 0) {
        return cursor;
      }
    } catch (IllegalArgumentException | JacksonException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static RejectedException invalid() {
    var rule = "must be the nextCursor of the page before, with the same filters";
    return new RejectedException(Rejection.ofField(ErrorCode.INVALID, "cursor", rule));
  }
}
