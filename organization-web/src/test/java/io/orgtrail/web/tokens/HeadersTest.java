package io.orgtrail.web.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer abc~", " ", "a\tb", "a\rb", "a\u0000", "\u007f", "Zoë", "\u0378"})
  void areAllowedWhenSpringSecurityAllowsThem(String text) {
    assertThat(Headers.isNameAllowed(text))
        .isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(text));
    assertThat(Headers.isValueAllowed(text))
        .isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(text));
  }
}
