package io.orgtrail.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NewestEventsTest {

  private static final int STORED = 6_000;
  private static final int BATCH = 500;

  private final NumberedEvents storage = new NumberedEvents(STORED);
  private final NewestEvents newest = new NewestEvents(storage, BATCH);

  @Test
  void readsOnceForSeveral() {
    var one = newest.after(5_000, 1_000);
    var other = newest.after(5_000, 1_000);

    assertThat(other).isEqualTo(one).hasSize(BATCH);
    assertThat(storage.reads).isEqualTo(1);
  }

  @Test
  void readsForWhoIsFarBehindWithoutForgettingTheNewest() {
    newest.after(5_800, 200);
    newest.after(100, 5_900);
    newest.after(5_900, 100);

    assertThat(storage.reads).isEqualTo(2);
  }

  @Test
  void keepsTheNewestForWhoReadsNothing() {
    assertThat(newest.kept(5_000, 10)).isEmpty();

    newest.after(5_000, 500);

    assertThat(newest.kept(4_999, 10)).isEmpty();
    assertThat(newest.kept(5_000, 10)).isEqualTo(newest.after(5_000, 10)).hasSize(10);
    assertThat(newest.kept(5_490, 100)).hasSize(10);
    assertThat(newest.kept(5_500, 100)).isEmpty();
    assertThat(storage.reads).isEqualTo(1);
  }

  @Test
  void passesOverOneThatIsMissingAndNoOther() {
    storage.missing = 5_003;
    newest.after(5_000, 500);

    assertThat(newest.after(5_002, 1)).extracting(StoredEvent::position).containsExactly(5_004L);
    assertThat(newest.after(5_003, 1)).extracting(StoredEvent::position).containsExactly(5_004L);
  }

  @Test
  void forgetsWhatHappenedLongBeforeTheNewest() {
    storage.interval = Duration.ofMillis(1);
    newest.after(4_000, 500);
    newest.after(4_500, 500);

    assertThat(newest.kept(4_498, 10)).isEmpty();
    assertThat(newest.kept(4_499, 1)).extracting(StoredEvent::position).containsExactly(4_500L);
  }

  @Test
  void givesAllThatItReadHoweverLongAgoItHappened() {
    storage.interval = Duration.ofHours(1);

    assertThat(newest.after(5_000, 500)).hasSize(BATCH);
    assertThat(storage.reads).isEqualTo(1);
  }

  @Property(tries = 200)
  void givesWhatIsStored(@ForAll("positions") List<Long> positions) {
    for (var position : positions) {
      var left = STORED - position;
      assertThat(newest.after(position, left).stream().map(StoredEvent::position))
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo((int) Math.min(BATCH, left))
          .containsExactlyElementsOf(from(position, newest.after(position, left).size()));
    }
  }

  @Provide
  Arbitrary<List<Long>> positions() {
    return Arbitraries.longs().between(0, STORED - 1).list().ofMinSize(1).ofMaxSize(30);
  }

  private static List<Long> from(long position, int count) {
    return LongStream.rangeClosed(position + 1, position + count).boxed().toList();
  }
}
