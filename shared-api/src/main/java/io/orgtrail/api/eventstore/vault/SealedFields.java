package io.orgtrail.api.eventstore.vault;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.api.personal.PersonalData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of events that are stored sealed: those of {@link PersonalData}. A text that somebody
 * gave and that only looks like a sealed one stands in other fields, or is sealed itself.
 */
final class SealedFields {

  private static final String BEGIN = '"' + SealedText.BEGIN;

  private static final Map<String, Set<String>> BY_TYPE =
      MessageCatalogue.events().entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey,
                  type -> personal(type.getValue()).collect(Collectors.toUnmodifiableSet())));

  private final String json;
  private final List<Field> fields;

  private SealedFields(String json, List<Field> fields) {
    this.json = json;
    this.fields = fields;
  }

  /** One of them, with the quotation marks around it. */
  private record Field(int begin, int end, SealedText text) {}

  private static Stream<String> personal(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            component ->
                component.getType().isAnnotationPresent(PersonalData.class)
                    ? Stream.of(component.getName())
                    : component.getType().isRecord() ? personal(component.getType()) : Stream.of());
  }

  /** Whether events of that type may have some. */
  static boolean areIn(String type) {
    return !BY_TYPE.getOrDefault(type, Set.of()).isEmpty();
  }

  /**
   * Those of the JSON text of an event. It is as Jackson writes it: without space around the colon,
   * so that it need not be parsed.
   */
  static SealedFields of(String type, String json) {
    var begin = json.indexOf(BEGIN);
    if (begin < 0 || !areIn(type)) {
      return new SealedFields(json, List.of());
    }
    var names = BY_TYPE.get(type);
    var found = new ArrayList<Field>();
    for (; begin >= 0; begin = json.indexOf(BEGIN, begin + 1)) {
      if (names.contains(field(json, begin))) {
        var end = json.indexOf('"', begin + 1);
        found.add(new Field(begin, end + 1, SealedText.of(json.substring(begin + 1, end))));
      }
    }
    return new SealedFields(json, found);
  }

  /** The texts that stand in them. */
  Stream<SealedText> texts() {
    return fields.stream().map(Field::text);
  }

  /** The JSON text with others in place of those that are sealed. */
  String replaced(Function<SealedText, String> replacement) {
    if (fields.isEmpty()) {
      return json;
    }
    var result = new StringBuilder(json.length());
    var done = 0;
    for (var field : fields) {
      result.append(json, done, field.begin());
      result.append(quoted(replacement.apply(field.text())));
      done = field.end();
    }
    return result.append(json, done, json.length()).toString();
  }

  /** The name of the field whose value begins there; empty for what is no field's value. */
  private static String field(String json, int begin) {
    if (begin < 3 || json.charAt(begin - 1) != ':' || json.charAt(begin - 2) != '"') {
      return "";
    }
    return json.substring(json.lastIndexOf('"', begin - 3) + 1, begin - 2);
  }

  private static String quoted(String text) {
    return text.equals(Erased.TEXT) ? '"' + text + '"' : Json.mapper().writeValueAsString(text);
  }
}
