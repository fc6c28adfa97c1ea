package io.orgtrail.command.eventstore;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;

/** Aggregates kept between batches, bounded by their weight and not by their number. */
public final class AggregateCache implements Cache {

  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

  /**
   * Makes an empty cache.
   *
   * @param maximumWeight sum of {@link Weighted#weight()} it keeps at most
   */
  public AggregateCache(long maximumWeight) {
    entries =
        Caffeine.newBuilder()
            .maximumWeight(maximumWeight)
            .weigher((Object key, Object entry) -> weight((AggregateCacheEntry<?>) entry))
            .executor(Runnable::run)
            .build();
  }

  private static int weight(AggregateCacheEntry<?> entry) {
    var aggregate = entry.recreateAggregate(null, null, null, null).getAggregateRoot();
    return ((Weighted) aggregate).weight();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <K, V> V get(K key) {
    return (V) entries.getIfPresent(key);
  }

  @Override
  public void put(Object key, Object value) {
    entries.put(key, value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  /** Forgets everything: what is in the store counts. */
  @Override
  public void removeAll() {
    entries.invalidateAll();
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.getIfPresent(key) != null;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    entries.asMap().computeIfPresent(key, (same, value) -> update.apply((V) value));
  }

  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    return () -> true;
  }
}
