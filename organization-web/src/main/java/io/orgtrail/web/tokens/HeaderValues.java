package io.orgtrail.web.tokens;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Which values a header may have: those that Spring Security allows, whose regular expression is
 * kept for what is not plain ASCII. A token has hundreds of characters.
 */
final class HeaderValues {

  private HeaderValues() {}

  static boolean areAllowed(String value) {
    return isPlain(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value);
  }

  private static boolean isPlain(String value) {
    for (var i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
