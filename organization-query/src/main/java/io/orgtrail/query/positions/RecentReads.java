package io.orgtrail.query.positions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was read of the read model a moment ago: read again only when that may have changed since.
 * What depends on the time of the day is not for here.
 */
public final class RecentReads {

  private static final long ROWS = 20_000;
  private static final int BYTES_OF_A_ROW = 250;

  /** Even so, since another instance may be ahead in one segment and stuck in another. */
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final Positions positions;
  private final Cache<Record, Read> reads =
      Caffeine.newBuilder()
          .maximumWeight(ROWS)
          .weigher((Record question, Read read) -> read.weight())
          .expireAfterWrite(KEPT)
          .executor(Runnable::run)
          .build();

  RecentReads(Positions positions) {
    this.positions = positions;
  }

  /**
   * The answer to a question, which reflects the present position at least.
   *
   * @param question all that the answer depends on; of a type that nobody else asks with
   * @param reading finds the answer, which never changes afterwards
   */
  @SuppressWarnings("unchecked")
  public <T> T of(Record question, Supplier<T> reading) {
    var state = positions.state();
    var answer = known(question, state);
    if (answer == null) {
      answer = reading.get();
      keep(question, state, answer);
    }
    return (T) answer;
  }

  /** What is known in the present state; {@code null} when that has to be read. */
  Object known(Record question, Positions.State state) {
    var known = reads.getIfPresent(question);
    return known == null || !known.state.equals(state) ? null : known.answer;
  }

  /** Keeps an answer that was found after that had been the present state. */
  void keep(Record question, Positions.State state, Object answer) {
    reads.put(question, new Read(state, answer));
  }

  private record Read(Positions.State state, Object answer) {

    int weight() {
      if (answer instanceof RecentAnswer bytes) {
        return 1 + bytes.body().length / BYTES_OF_A_ROW;
      }
      var value = answer instanceof Optional<?> optional ? optional.orElse(null) : answer;
      return value instanceof Collection<?> rows ? 1 + rows.size() : 1;
    }
  }
}
