package io.orgtrail.web.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer abc~", " ", "a\tb", "a\rb", "a\u0000", "\u007f", "Zoë", "\u0378"})
  void areAllowedWhenSpringSecurityAllowsThem(String value) {
    assertThat(HeaderValues.areAllowed(value))
        .isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
  }
}
