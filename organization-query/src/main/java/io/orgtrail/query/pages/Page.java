package io.orgtrail.query.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what was asked for.
 *
 * @param data the entries
 * @param nextCursor where the next page begins, {@code null} when this is the last one
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {

  /** Everything there is, on one page. */
  public static <T> Page<T> all(List<T> data) {
    return new Page<>(data, null);
  }
}
