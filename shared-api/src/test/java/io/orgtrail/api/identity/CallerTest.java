package io.orgtrail.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

  @Test
  void readsEveryClaim() {
    var claims =
        Map.<String, Object>of(
            "sub", "alice",
            "email", "Alice@Example.com",
            "email_verified", true,
            "name", "Alice",
            "account", "north",
            "account_role", "annotator",
            "scope", "openid organization:operator");

    assertThat(Caller.from(claims))
        .isEqualTo(
            new Caller(
                "alice",
                EmailAddress.of("Alice@Example.com"),
                true,
                PersonName.of("Alice"),
                "north",
                "annotator",
                true));
  }

  @Test
  void needsNothingButTheSubject() {
    assertThat(Caller.from(Map.of("sub", "alice")))
        .isEqualTo(new Caller("alice", null, false, null, "default", null, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void takesBlankClaimsForNone(String blank) {
    var claims =
        Map.<String, Object>of(
            "sub", "alice", "account", blank, "account_role", blank, "name", blank, "email", blank);

    assertThat(Caller.from(claims)).isEqualTo(Caller.from(Map.of("sub", "alice")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Caller.from(Map.of("sub", blank)))
        .withMessageContaining("sub");
  }

  @Test
  void rejectsTokensWithoutSubject() {
    assertThatIllegalArgumentException().isThrownBy(() -> Caller.from(Map.of("name", "Alice")));
    assertThatIllegalArgumentException().isThrownBy(() -> Caller.from(Map.of("sub", 42)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "account", "account_role", "name", "email"})
  void rejectsClaimsThatCannotBeStored(String claim) {
    var claims = new HashMap<String, Object>(Map.of("sub", "alice"));
    for (var unusable : List.of("x".repeat(256), "a\0b")) {
      claims.put(claim, unusable);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Caller.from(claims))
          .withMessageContaining(claim);
    }
    claims.put(claim, "x".repeat(255));
    assertThat(Caller.from(claims)).isNotNull();
  }

  @Test
  void hasNoAddressWhenTheTokenHasNoUsableOne() {
    assertThat(Caller.from(Map.of("sub", "alice", "email", "nonsense")).email()).isNull();
  }

  @Test
  void isVerifiedOnlyWhenTheIssuerSaysSo() {
    assertThat(verified(true)).isTrue();
    assertThat(verified("true")).isTrue();
    assertThat(verified(false)).isFalse();
    assertThat(verified("yes")).isFalse();
  }

  @Test
  void isOperatorByAWholeScope() {
    assertThat(operator("organization:operator")).isTrue();
    assertThat(operator("openid organization:operator email")).isTrue();
    assertThat(operator(List.of("openid", "organization:operator"))).isTrue();
    assertThat(operator("organization:operators")).isFalse();
    assertThat(operator("my-organization:operator")).isFalse();
    assertThat(operator(List.of("openid organization:operator"))).isFalse();
    assertThat(operator(42)).isFalse();
  }

  private static boolean verified(Object claim) {
    return Caller.from(Map.of("sub", "alice", "email_verified", claim)).emailVerified();
  }

  private static boolean operator(Object scope) {
    return Caller.from(Map.of("sub", "alice", "scope", scope)).operator();
  }
}
