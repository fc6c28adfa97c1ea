package io.orgtrail.web.tokens;

import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Which names and values headers may have: those that Spring Security allows, whose regular
 * expressions are kept for what is not plain ASCII. Each is looked at whenever it is asked for, and
 * a token has hundreds of characters.
 */
final class Headers {

  private Headers() {}

  static boolean isNameAllowed(String name) {
    return isPlain(name) || StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(name);
  }

  static boolean isValueAllowed(String value) {
    return isPlain(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value);
  }

  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
