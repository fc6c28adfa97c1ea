package io.orgtrail.query.pages;

import org.springframework.http.ResponseEntity;

/** Answers with an {@code ETag}, so that a client can ask whether its copy is still good. */
public final class Tagged {

  private Tagged() {}

  /** Tags with the version it has. */
  public static <T> ResponseEntity<T> byVersion(T body, long version) {
    return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
  }

  /** Tags with what it says. */
  public static <T> ResponseEntity<T> byContent(T body) {
    return ResponseEntity.ok().eTag("\"" + Digest.of(body) + "\"").body(body);
  }
}
