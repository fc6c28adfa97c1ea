package io.orgtrail.query.pages;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.query.history.AsOf;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which page of a list is asked for.
 *
 * @param after the position it begins after, empty for the first page
 * @param limit how many entries it has at most
 * @param list what the list is of; a cursor is good for the list it came from alone
 * @param asOf the position whose state it shows, {@code null} for the present
 */
public record Paging(OptionalLong after, int limit, String list, Long asOf) {

  private static final int MAX_LIMIT = 500;

  /**
   * Reads a request's {@code cursor} and {@code limit}.
   *
   * @param query name and filters of the list, the same for each of its pages
   */
  public static Paging of(String cursor, int limit, Object... query) {
    return asOf(AsOf.PRESENT, cursor, limit, query);
  }

  /**
   * Reads a request's {@code cursor} and {@code limit} for a list as it was.
   *
   * @param query name and filters of the list, the same for each of its pages
   */
  public static Paging asOf(AsOf asOf, String cursor, int limit, Object... query) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new RejectedException(
          Rejection.ofField(ErrorCode.INVALID, "limit", "must be 1 to " + MAX_LIMIT));
    }
    var list = Cursor.list(query);
    if (!asOf.isPresent()) {
      list = Cursor.list(list, asOf);
    }
    var after =
        cursor == null || cursor.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Cursor.decode(cursor, list).after());
    return new Paging(after, limit, list, asOf.position());
  }

  /** The position whose state the page before showed; empty for the present and for no cursor. */
  public static OptionalLong pinned(String cursor) {
    return cursor == null
        ? OptionalLong.empty()
        : Cursor.read(cursor).map(Cursor::asOf).stream().mapToLong(Long::longValue).findFirst();
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
        fetched.size() > limit
            ? new Cursor(list, shown.get(limit - 1).position(), asOf).encode()
            : null;
    return new Page<>(data, next);
  }

  /**
   * Makes a page of what was found before the search was broken off; the next page goes on there.
   */
  public <T> Page<T> pageUpTo(long position, List<Positioned<T>> found) {
    var data = found.stream().map(Positioned::entry).toList();
    return new Page<>(data, new Cursor(list, position, asOf).encode());
  }
}
