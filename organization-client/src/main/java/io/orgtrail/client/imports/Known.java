package io.orgtrail.client.imports;

import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.api.personal.PersonName;

/** What is still known of people: {@code null} for what was erased. */
final class Known {

  private Known() {}

  static String text(EmailAddress email) {
    return email == null || Erased.is(email) ? null : email.typed();
  }

  static String text(PersonName name) {
    return name == null ? null : unlessErased(name.value());
  }

  static String text(FreeText text) {
    return text == null ? null : unlessErased(text.value());
  }

  private static String unlessErased(String text) {
    return text.equals(Erased.TEXT) ? null : text;
  }
}
