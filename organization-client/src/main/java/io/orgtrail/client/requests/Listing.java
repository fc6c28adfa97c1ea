package io.orgtrail.client.requests;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Entries that are fetched page by page as they are used: a loop or a stream goes over all of them,
 * {@link #page()} takes one page alone. Every fetch may fail as a request does.
 */
public final class Listing<T> implements Iterable<T> {

  private final Query query;
  private final Function<Query, Page<T>> pages;

  Listing(Query query, Function<Query, Page<T>> pages) {
    this.query = query;
    this.pages = pages;
  }

  /** The same with so many entries a page: 1 to 500, the service's default is 50. */
  public Listing<T> limit(int limit) {
    return new Listing<>(query.with("limit", Integer.toString(limit)), pages);
  }

  /** The same from a page's {@link Page#nextCursor()} on; {@code null} is the beginning. */
  public Listing<T> from(String cursor) {
    return new Listing<>(query.with("cursor", cursor), pages);
  }

  /** The first page. */
  public Page<T> page() {
    return pages.apply(query);
  }

  /** All entries, the next page fetched when the one before is used up. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** All entries, fetched now. */
  public List<T> toList() {
    return stream().toList();
  }

  @Override
  public Iterator<T> iterator() {
    return new Entries();
  }

  private final class Entries implements Iterator<T> {

    private Page<T> page;
    private Queue<T> left = new ArrayDeque<>();

    @Override
    public boolean hasNext() {
      while (left.isEmpty() && (page == null || page.nextCursor() != null)) {
        page = page == null ? page() : from(page.nextCursor()).page();
        left = new ArrayDeque<>(page.data());
      }
      return !left.isEmpty();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return left.remove();
    }

    private Page<T> page() {
      return Listing.this.page();
    }
  }
}
