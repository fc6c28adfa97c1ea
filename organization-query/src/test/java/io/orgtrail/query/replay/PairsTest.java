package io.orgtrail.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {

  private final List<String> found = new ArrayList<>();

  @Test
  void findsWhatIsNotTheSameOnBothSides() {
    compare(List.of(entry("a", 1), entry("b", 2)), List.of(entry("a", 1), entry("b", 3)));
    assertThat(found).containsExactly("b2-b3");
  }

  @Test
  void findsWhatOneSideLacks() {
    compare(
        List.of(entry("b", 1), entry("c", 1), entry("e", 1)),
        List.of(entry("a", 1), entry("b", 1), entry("d", 1)));
    assertThat(found).containsExactly("null-a1", "c1-null", "null-d1", "e1-null");
  }

  @Test
  void findsNothingInTheSameLists() {
    compare(List.of(), List.of());
    compare(List.of(entry("a", 1)), List.of(entry("a", 1)));
    assertThat(found).isEmpty();
  }

  @Test
  void knowsTheOrderOfTheDatabase() {
    // As UTF-16 it is the other way round.
    var inOrder = List.of(entry("\uFB01", 1), entry("\uD83D\uDE00", 1));
    compare(inOrder, List.of(entry("\uD83D\uDE00", 1)));
    assertThat(found).containsExactly("\uFB011-null");
  }

  private void compare(List<Entry> left, List<Entry> right) {
    Pairs.differing(left.iterator(), right.iterator(), (l, r) -> found.add(l + "-" + r));
  }

  private static Entry entry(String key, int value) {
    return new Entry(key, value);
  }

  private record Entry(String key, int value) implements Pairs.Keyed {
    @Override
    public String toString() {
      return key + value;
    }
  }
}
