package io.orgtrail.command.slugs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Texts;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

  @ParameterizedTest
  @CsvSource({
    "Acme, acme",
    "Acme Labs, acme-labs",
    "'  Acme -- Labs!  ', acme-labs",
    "Crème Brûlée, creme-brulee",
    "ACME №5, acme-no5",
    "株式会社, organization",
    "'', organization",
    "---, organization",
    "İstanbul, istanbul"
  })
  void comesFromTheName(String name, String slug) {
    assertThat(Slugs.from(name, "organization")).isEqualTo(slug);
  }

  @Test
  void isCutWithoutAHyphenAtItsEnd() {
    assertThat(Slugs.from("x".repeat(62) + " yz", "organization")).isEqualTo("x".repeat(62));
    assertThat(Slugs.from("x".repeat(100), "organization")).isEqualTo("x".repeat(63));
  }

  @Test
  void isNumberedWhileTaken() {
    assertThat(Slugs.firstFree("acme", Set.of())).isEqualTo("acme");
    assertThat(Slugs.firstFree("acme", Set.of("other"))).isEqualTo("acme");
    assertThat(Slugs.firstFree("acme", Set.of("acme"))).isEqualTo("acme-2");
    assertThat(Slugs.firstFree("acme", Set.of("acme", "acme-2", "acme-4"))).isEqualTo("acme-3");
  }

  @Test
  void isCutToMakeRoomForTheNumber() {
    var longest = "x".repeat(63);

    assertThat(Slugs.firstFree(longest, Set.of(longest))).isEqualTo("x".repeat(61) + "-2");
  }

  @Property
  void isASlugWhateverTheName(@ForAll String name) {
    assertThat(Slugs.from(name, "organization")).matches(Texts.SLUG).hasSizeLessThanOrEqualTo(63);
  }

  @Property(tries = 200)
  void isASlugOfItsOwnWhateverIsTaken(
      @ForAll String name, @ForAll @IntRange(max = 120) int others) {
    var taken = new HashSet<String>();
    for (var i = 0; i <= others; i++) {
      assertThat(taken.add(Slugs.firstFree(Slugs.from(name, "organization"), taken))).isTrue();
    }
    assertThat(taken).allMatch(slug -> slug.matches(Texts.SLUG));
    assertThat(taken).allMatch(slug -> slug.length() <= 63);
  }

  @Property
  void isItsOwnSlug(@ForAll String name) {
    var slug = Slugs.from(name, "organization");

    assertThat(Slugs.from(slug, "organization")).isEqualTo(slug);
  }
}
