package io.orgtrail.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's tables tell what the code says. */
class ConfigurationTableTest {
  private static final int READ_BY = 1;
  private static final int DEFAULT = 2;

  private static final Map<String, Set<String>> READ =
      Map.of(
          "command", Setting.of("organization-command").keySet(),
          "query", Setting.of("organization-query").keySet(),
          "standalone", readByStandalone());

  @Test
  void listsEveryVariableWithWhoReadsIt() {
    Map<String, String> expected = new TreeMap<>();
    READ.values().stream()
        .flatMap(Set::stream)
        .forEach(variable -> expected.put(variable, readers(variable)));
    assertThat(cells("configuration", READ_BY)).isEqualTo(expected);
  }

  @Test
  void tellsEveryDefault() {
    Map<String, String> told = cells("configuration", DEFAULT);
    for (String service : List.of("organization-command", "organization-query")) {
      Setting.of(service).values().stream()
          .filter(Setting::hasDefault)
          .forEach(
              setting ->
                  assertThat(told.get(setting.variable()))
                      .as(setting.variable())
                      .isEqualTo("`%s`", setting.defaultValue()));
    }
  }

  private static String readers(String variable) {
    return READ.entrySet().stream()
        .filter(service -> service.getValue().contains(variable))
        .map(Map.Entry::getKey)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Set<String> readByStandalone() {
    String source =
        Checkout.text(
            "organization-standalone/src/main/java/io/orgtrail/standalone/StandaloneSettings.java");
    return Pattern.compile("\"(ORGANIZATION_[A-Z_]+)\"")
        .matcher(source)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> cells(String table, int column) {
    Map<String, String> cells = new TreeMap<>();
    ReadmeTable.rows(table).forEach((name, row) -> cells.put(name, row.get(column)));
    return cells;
  }
}
