package io.orgtrail.query.changes;

import io.orgtrail.api.messages.Json;
import io.orgtrail.query.projections.Column;
import io.orgtrail.query.projections.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields that clients know of a table's rows, without what the table needs for itself. */
final class Fields {

  private static final Set<String> OWN =
      Set.of("organization_id", "version", "updated_at", "search_text");

  /** A column of text that holds JSON as it came. */
  private static final String SETTINGS = "settings";

  private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

  private final Map<String, Column> columns = new LinkedHashMap<>();

  private Fields() {}

  static Fields of(Table table) {
    var fields = new Fields();
    table.columns().stream()
        .filter(column -> isShown(column.name()))
        .forEach(column -> fields.columns.put(name(column.name()), column));
    return fields;
  }

  private static boolean isShown(String column) {
    return !OWN.contains(column) && !column.endsWith("_position") && !column.endsWith("_key");
  }

  private static String name(String column) {
    return NEXT_WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }

  /** What a row says, by field. */
  Map<String, Object> values(Map<String, String> row) {
    var values = new LinkedHashMap<String, Object>();
    columns.forEach((field, column) -> values.put(field, value(column, row.get(column.name()))));
    return values;
  }

  private static Object value(Column column, String text) {
    if (text == null) {
      return null;
    }
    if (column.name().equals(SETTINGS)) {
      return Json.mapper().readTree(text);
    }
    return switch (column.type()) {
      case TEXT -> text;
      case INTEGER, BIGINT -> Long.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case TIMESTAMPTZ -> Instant.parse(text);
      case JSONB -> Json.mapper().readTree(text);
    };
  }
}
