package io.orgtrail.query.pages;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which page of a list is asked for.
 *
 * @param after the position it begins after, empty for the first page
 * @param limit how many entries it has at most
 * @param list what the list is of; a cursor is good for the list it came from alone
 */
public record Paging(OptionalLong after, int limit, String list) {

  private static final int MAX_LIMIT = 500;

  /**
   * Reads a request's {@code cursor} and {@code limit}.
   *
   * @param query name and filters of the list, the same for each of its pages
   */
  public static Paging of(String cursor, int limit, Object... query) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new RejectedException(
          Rejection.ofField(ErrorCode.INVALID, "limit", "must be 1 to " + MAX_LIMIT));
    }
    var list = Cursor.list(query);
    var after =
        cursor == null || cursor.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Cursor.decode(cursor, list).after());
    return new Paging(after, limit, list);
  }

  /** The position to begin after in a list with rising positions. */
  public long afterOrStart() {
    return after.orElse(0);
  }

  /** How many entries to fetch: one more than the page has tells whether there is another page. */
  public int fetch() {
    return limit + 1;
  }

  /** Makes the page of what was fetched. */
  public <T> Page<T> page(List<Positioned<T>> fetched) {
    var shown = fetched.subList(0, Math.min(limit, fetched.size()));
    var data = shown.stream().map(Positioned::entry).toList();
    var next =
        fetched.size() > limit ? new Cursor(list, shown.get(limit - 1).position()).encode() : null;
    return new Page<>(data, next);
  }
}
