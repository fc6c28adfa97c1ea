package io.orgtrail.client.requests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What stands behind the question mark of a request.
 *
 * @param values by name
 */
public record Query(Map<String, String> values) {

  /** Nothing. */
  public static final Query NONE = new Query(Map.of());

  /** The same with a value; {@code null} is left out. */
  public Query with(String name, Object value) {
    var more = new LinkedHashMap<>(values);
    if (value == null) {
      more.remove(name);
    } else {
      more.put(name, value.toString());
    }
    return new Query(more);
  }

  Query and(Query other) {
    var more = new LinkedHashMap<>(values);
    more.putAll(other.values);
    return new Query(more);
  }

  /** The path with all of it behind. */
  public String behind(String path) {
    return values.isEmpty()
        ? path
        : values.entrySet().stream()
            .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  /** Text as it stands in a path or a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
