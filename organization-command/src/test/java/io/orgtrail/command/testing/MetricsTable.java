package io.orgtrail.command.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Metrics of our own, each with its type and labels: as docs/metrics.md tells, and as shown. */
public final class MetricsTable {

  private static final Path FILE = Path.of("..", "docs", "metrics.md");
  private static final Pattern TYPE = Pattern.compile("# TYPE (organization_\\w+) (\\w+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  private MetricsTable() {}

  /** What the table tells of a service. */
  public static Map<String, String> of(String service) {
    return section()
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .filter(cells -> cells.get(2).contains(service))
        .collect(
            Collectors.toMap(
                cells -> cells.get(1).replace("`", ""),
                cells -> (cells.get(3) + " " + cells.get(4).replace("`", "")).strip(),
                (one, other) -> one + " and " + other,
                TreeMap::new));
  }

  private static String section() {
    try {
      var page = Files.readString(FILE);
      return page.substring(page.indexOf("<!-- metrics -->"), page.indexOf("<!-- /metrics -->"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the service shows Prometheus; the largest value of a summary is a part of it. */
  public static Map<String, String> shown(String page) {
    var shown = new TreeMap<String, String>();
    TYPE.matcher(page).results().forEach(it -> shown.put(it.group(1), it.group(2)));
    shown.keySet().removeIf(name -> name.endsWith("_max") && isSummary(name, shown));
    shown.replaceAll((name, type) -> (type + " " + labels(name, page)).strip());
    return shown;
  }

  private static boolean isSummary(String max, Map<String, String> types) {
    return "summary".equals(types.get(max.replaceAll("_max$", "")));
  }

  private static String labels(String name, String page) {
    var labels = new TreeSet<String>();
    Pattern.compile("(?m)^" + name + "(?:_count|_sum)?\\{(.*)} \\S+$")
        .matcher(page)
        .results()
        .flatMap(sample -> LABEL.matcher(sample.group(1)).results())
        .forEach(label -> labels.add(label.group(1)));
    return String.join(", ", labels);
  }
}
