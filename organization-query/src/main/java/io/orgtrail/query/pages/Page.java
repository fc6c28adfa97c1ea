package io.orgtrail.query.pages;

import java.util.List;

/**
 * Some of what was asked for.
 *
 * @param data the entries
 * @param nextCursor where the next page begins, {@code null} when this is the last one
 */
public record Page<T>(List<T> data, String nextCursor) {

  /** Everything there is, on one page. */
  public static <T> Page<T> all(List<T> data) {
    return new Page<>(data, null);
  }
}
