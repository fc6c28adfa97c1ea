package io.orgtrail.api.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "Bob@Example.COM, Bob@Example.COM, bob@example.com",
    "' bob@example.com ', bob@example.com, bob@example.com",
    "bob@Bücher.example, bob@Bücher.example, bob@xn--bcher-kva.example",
    "Jürgen@example.com, Jürgen@example.com, jürgen@example.com",
    "o'neil+tag@a.b.example, o'neil+tag@a.b.example, o'neil+tag@a.b.example"
  })
  void isShownAsTypedAndComparedInNormalForm(String text, String typed, String normalized) {
    var email = EmailAddress.parse(text).orElseThrow();

    assertThat(email.typed()).isEqualTo(typed);
    assertThat(email.normalized()).isEqualTo(normalized);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "bob",
        "@example.com",
        "bob@",
        "bob@localhost",
        "bob@@example.com",
        "a@b@example.com",
        "bob@-example.com",
        "bob@example-.com",
        "bob@exa_mple.com",
        "bob@example..com",
        "bob@example.com.",
        ".bob@example.com",
        "bob.@example.com",
        "bo..b@example.com",
        "bo b@example.com",
        "bob@ example.com",
        "bob@exa mple.com",
        "bob@example.com\nBcc: eve@example.com",
        "<bob@example.com>",
        "bob@example.com, eve@x.com"
      })
  void isEmptyForWhatIsNoAddress(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void isEmptyForTooLongAddresses() {
    assertThat(EmailAddress.parse("x".repeat(64) + "@example.com")).isPresent();
    assertThat(EmailAddress.parse("x".repeat(65) + "@example.com")).isEmpty();
    assertThat(EmailAddress.parse("bob@" + "x.".repeat(125) + "com")).isEmpty();
    assertThat(EmailAddress.parse("bob@" + "x".repeat(64) + ".com")).isEmpty();
  }

  @Test
  void isOneAddressInEverySpelling() {
    var bob = EmailAddress.of("bob@bücher.example");

    assertThat(bob.sameAs(EmailAddress.of("BOB@XN--BCHER-KVA.example"))).isTrue();
    assertThat(bob.sameAs(EmailAddress.of("bob@buecher.example"))).isFalse();
    assertThat(bob.sameAs(null)).isFalse();
  }

  @Test
  void isAStringInJson() {
    var email = EmailAddress.of("Bob@Example.com");

    assertThat(Json.mapper().writeValueAsString(email)).isEqualTo("\"Bob@Example.com\"");
    assertThat(Json.mapper().readValue("\"Bob@Example.com\"", EmailAddress.class)).isEqualTo(email);
  }

  @Test
  void readsFromAnEventWhateverWasWrittenThere() {
    assertThat(EmailAddress.of("not an address").normalized()).isEqualTo("not an address");
    assertThat(EmailAddress.of(null)).isNull();
  }

  @Property
  void isNormalOnceNormalized(@ForAll("addresses") String text) {
    var email = EmailAddress.parse(text).orElseThrow();

    assertThat(EmailAddress.parse(email.normalized()).orElseThrow().normalized())
        .isEqualTo(email.normalized());
  }

  @Property
  void isTheSameAddressInCapitalsAndWithSpaceAround(@ForAll("addresses") String text) {
    var email = EmailAddress.parse(text).orElseThrow();

    assertThat(EmailAddress.parse("\t" + text.toUpperCase(java.util.Locale.ROOT) + " "))
        .hasValueSatisfying(other -> assertThat(other.sameAs(email)).isTrue());
  }

  @Property
  void isSameAsIsSymmetric(@ForAll("addresses") String one, @ForAll("addresses") String other) {
    var a = EmailAddress.of(one);
    var b = EmailAddress.of(other);

    assertThat(a.sameAs(b)).isEqualTo(b.sameAs(a));
    assertThat(a.sameAs(a)).isTrue();
  }

  @Property
  void readsAnyTextWithoutFailing(@ForAll String text) {
    EmailAddress.parse(text)
        .ifPresent(email -> assertThat(email.typed()).doesNotContainAnyWhitespaces());
  }

  @Provide
  Arbitrary<String> addresses() {
    var local =
        Arbitraries.strings()
            .withChars("abcXYZ0189!#$%&'*+/=?^_`{|}~-äéøżЖ".toCharArray())
            .ofMinLength(1)
            .ofMaxLength(20);
    var label =
        Arbitraries.strings()
            .withChars("abcXYZ0189äéø".toCharArray())
            .ofMinLength(1)
            .ofMaxLength(9);
    return Combinators.combine(local, label, label)
        .as((name, host, top) -> name + "@" + host + "." + top);
  }
}
