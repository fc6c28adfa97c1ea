package io.orgtrail.command.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what of a JSON Schema breaks those who go by an earlier one: clients who write commands,
 * consumers who read events.
 */
abstract class Compatibility {

  private static final String NULL = "null";

  private final List<String> broken = new ArrayList<>();

  /** What a client that writes what the earlier schema takes is refused for now. */
  static List<String> ofCommands(JsonNode earlier, JsonNode now) {
    return compare(new Written(), earlier, now);
  }

  /** What a consumer that reads what the earlier schema tells does not understand now. */
  static List<String> ofEvents(JsonNode earlier, JsonNode now) {
    return compare(new Read(), earlier, now);
  }

  private static List<String> compare(Compatibility rules, JsonNode earlier, JsonNode now) {
    rules.walk("", earlier, now);
    return rules.broken;
  }

  /** Compares one value, not what is in it. */
  abstract void compare(String path, JsonNode earlier, JsonNode now);

  private void walk(String path, JsonNode earlier, JsonNode now) {
    compare(path, earlier, now);
    earlier
        .path("properties")
        .forEachEntry(
            (name, field) -> {
              var there = now.path("properties").path(name);
              var place = path.isEmpty() ? name : path + "." + name;
              if (there.isMissingNode()) {
                broken(place, "is gone");
              } else {
                walk(place, field, there);
              }
            });
    if (earlier.has("items")) {
      walk(path + "[]", inherit(earlier), inherit(now));
    }
  }

  /** Items are documented where the list is. */
  private static JsonNode inherit(JsonNode list) {
    var items = list.path("items").deepCopy();
    return items instanceof ObjectNode item && !item.has("description")
        ? item.set("description", list.path("description"))
        : items;
  }

  final void broken(String path, String rule) {
    broken.add((path.isEmpty() ? "it" : path) + " " + rule);
  }

  static Set<String> texts(JsonNode schema, String keyword) {
    var value = schema.path(keyword);
    return value.isArray()
        ? value.values().stream()
            .map(each -> each.isNull() ? NULL : each.asString())
            .collect(Collectors.toCollection(TreeSet::new))
        : value.isMissingNode() ? Set.of() : Set.of(value.asString());
  }

  static Set<String> without(Set<String> some, Set<String> others) {
    var rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  /** Clients write: what was taken has to be taken. */
  private static final class Written extends Compatibility {

    private static final List<String> LOWER =
        List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> UPPER =
        List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

    @Override
    void compare(String path, JsonNode earlier, JsonNode now) {
      without(texts(now, "required"), texts(earlier, "required"))
          .forEach(name -> broken(path, "has to have " + name + " now"));
      compareTypes(path, texts(earlier, "type"), texts(now, "type"));
      compareValues(path, texts(earlier, "enum"), texts(now, "enum"));
      LOWER.forEach(bound -> compareBound(path, bound, earlier, now, 1));
      UPPER.forEach(bound -> compareBound(path, bound, earlier, now, -1));
      for (var rule : List.of("pattern", "format")) {
        if (now.has(rule) && !now.path(rule).equals(earlier.path(rule))) {
          broken(path, "has another " + rule + " now: " + now.path(rule));
        }
      }
      if (!now.path("additionalProperties").asBoolean(true)
          && earlier.path("additionalProperties").asBoolean(true)) {
        broken(path, "takes no other fields now");
      }
    }

    private void compareTypes(String path, Set<String> earlier, Set<String> now) {
      if (!now.isEmpty() && earlier.isEmpty()) {
        broken(path, "takes nothing but " + now + " now");
      }
      if (!now.isEmpty()) {
        without(earlier, now).forEach(type -> broken(path, "takes no " + type + " now"));
      }
    }

    private void compareValues(String path, Set<String> earlier, Set<String> now) {
      if (!now.isEmpty() && earlier.isEmpty()) {
        broken(path, "takes nothing but " + now + " now");
      }
      if (!now.isEmpty()) {
        without(earlier, now).forEach(value -> broken(path, "takes no " + value + " now"));
      }
    }

    private void compareBound(
        String path, String bound, JsonNode earlier, JsonNode now, int direction) {
      if (now.has(bound)
          && (!earlier.has(bound)
              || direction
                      * now.path(bound).decimalValue().compareTo(earlier.path(bound).decimalValue())
                  > 0)) {
        broken(path, "has the tighter " + bound + " " + now.path(bound) + " now");
      }
    }
  }

  /** Consumers read: what was told has to be told, and nothing that they do not expect. */
  private static final class Read extends Compatibility {

    private static final String OPEN = "new values may come";

    @Override
    void compare(String path, JsonNode earlier, JsonNode now) {
      without(texts(earlier, "required"), texts(now, "required"))
          .forEach(name -> broken(path, "may be without " + name + " now"));
      var types = texts(earlier, "type");
      if (!types.isEmpty()) {
        var present = texts(now, "type");
        without(present, types).forEach(type -> broken(path, "may be " + type + " now"));
        if (present.isEmpty()) {
          broken(path, "may be anything now");
        }
      }
      var values = texts(earlier, "enum");
      if (!values.isEmpty() && !earlier.path("description").asString("").contains(OPEN)) {
        var present = texts(now, "enum");
        without(without(present, values), Set.of("null"))
            .forEach(value -> broken(path, "may be " + value + " now"));
        if (present.isEmpty()) {
          broken(path, "may be anything now");
        }
      }
      if (now.has("format") != earlier.has("format")
          || !now.path("format").equals(earlier.path("format"))) {
        broken(path, "has another format now: " + now.path("format"));
      }
    }
  }
}
