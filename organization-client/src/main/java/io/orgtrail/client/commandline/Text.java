package io.orgtrail.client.commandline;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Values as people read them. */
final class Text {

  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
  private static final int FIRST_PICTURE = 0x1F300;
  private static final String TO_THE_SECOND = "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z";

  private Text() {}

  /** A value on one line; times to the second. */
  static String of(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "-";
    }
    if (value.isArray()) {
      return orDash(
          StreamSupport.stream(value.spliterator(), false)
              .map(Text::of)
              .collect(Collectors.joining(value.path(0).isObject() ? "; " : ", ")));
    }
    if (value.has("field") && value.has("from") && value.has("to")) {
      return "%s: %s -> %s"
          .formatted(of(value.get("field")), of(value.get("from")), of(value.get("to")));
    }
    if (value.has("id") && value.has("operator")) {
      return of(value.get("id")) + (value.get("operator").asBoolean() ? " (operator)" : "");
    }
    if (value.isObject()) {
      return orDash(
          value.properties().stream()
              .map(field -> field.getKey() + "=" + of(field.getValue()))
              .collect(Collectors.joining(", ")));
    }
    return orDash(clean(value.asString().replaceFirst("^" + TO_THE_SECOND + "$", "$1Z")));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  /** What others wrote cannot move the cursor. */
  static String clean(String text) {
    return text.replaceAll("\\R|\\t", " ").replaceAll("[\\p{Cc}\\p{Cf}&&[^\\u200d]]", "?");
  }

  /** {@code invitationId} as a heading. */
  static String heading(String name) {
    return name.replaceAll("\\.id$", "").replaceAll("([a-z])([A-Z])", "$1 $2");
  }

  /** How many columns of a terminal a text takes. */
  static int width(String text) {
    return text.codePoints().map(Text::width).sum();
  }

  private static int width(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> character >= FIRST_PICTURE || WIDE.contains(UnicodeScript.of(character)) ? 2 : 1;
    };
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }
}
