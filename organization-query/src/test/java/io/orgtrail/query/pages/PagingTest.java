package io.orgtrail.query.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.query.history.AsOf;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

  @Test
  void showsOnePage_whenThereIsNoMore() {
    var page = Paging.of(null, 3, "things").page(entries(1, 3));
    assertThat(page.data()).containsExactly(1L, 2L, 3L);
    assertThat(page.nextCursor()).isNull();
    assertThat(Paging.of("", 3, "things").page(List.of()).data()).isEmpty();
  }

  @Test
  void goesOnWhereThePageEnded() {
    var first = Paging.of(null, 3, "things", "red");
    assertThat(first.afterOrStart()).isZero();
    assertThat(first.fetch()).isEqualTo(4);
    var page = first.page(entries(1, 4));
    assertThat(page.data()).containsExactly(1L, 2L, 3L);
    assertThat(Paging.of(page.nextCursor(), 5, "things", "red").after()).hasValue(3);
  }

  @Test
  void takesNoCursorOfAnotherList() {
    var cursor = Paging.of(null, 1, "things", "red", null).page(entries(1, 2)).nextCursor();
    assertThat(Paging.of(cursor, 1, "things", "red", null).after()).hasValue(1);
    assertInvalid(cursor, "things", "blue", null);
    assertInvalid(cursor, "things", "red", "big");
    assertInvalid(cursor, "things", null, "red");
    assertInvalid(cursor, "things", "red");
    assertInvalid(cursor, "others", "red", null);
  }

  @Test
  void holdsOnToThePositionWhoseStateTheFirstPageShows() {
    var asOf = new AsOf(17L, Instant.EPOCH);
    var cursor = Paging.asOf(asOf, null, 1, "things").page(entries(1, 2)).nextCursor();
    assertThat(Paging.pinned(cursor)).hasValue(17);
    assertThat(Paging.asOf(asOf, cursor, 1, "things").after()).hasValue(1);
    assertInvalid(cursor, "things");
    var other = new AsOf(17L, Instant.EPOCH.plusMillis(1));
    assertThatThrownBy(() -> Paging.asOf(other, cursor, 1, "things"))
        .hasMessageContaining("cursor");
    assertThat(Paging.pinned(Paging.of(null, 1, "things").page(entries(1, 2)).nextCursor()))
        .isEmpty();
    assertThat(Paging.pinned(null)).isEmpty();
    assertThat(Paging.pinned("x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!", "null", "[]", "{}", "{\"list\":\"x\",\"after\":\"y\"}", "17"})
  void takesNothingThatIsNoCursor(String text) {
    assertInvalid(text, "things");
    assertInvalid(Base64.getUrlEncoder().encodeToString(text.getBytes()), "things");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 501, Integer.MAX_VALUE})
  void takesNoLimitOutOfRange(int limit) {
    assertThatThrownBy(() -> Paging.of(null, limit, "things"))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("limit");
  }

  private static void assertInvalid(String cursor, Object... query) {
    assertThatThrownBy(() -> Paging.of(cursor, 1, query))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("cursor");
  }

  private static List<Positioned<Long>> entries(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(i -> new Positioned<>(i, i)).toList();
  }
}
