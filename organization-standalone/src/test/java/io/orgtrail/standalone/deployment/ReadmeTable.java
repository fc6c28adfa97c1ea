package io.orgtrail.standalone.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown table of the README that a test keeps true, between two comments. */
final class ReadmeTable {
  private static final Pattern NAME = Pattern.compile("`?([A-Z]\\w+)`?");

  private ReadmeTable() {}

  /** The cells of every row by the name in its first cell. */
  static Map<String, List<String>> rows(String marker) {
    Map<String, List<String>> rows = new TreeMap<>();
    section(marker)
        .lines()
        .filter(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
        .filter(cells -> NAME.matcher(cells.get(0)).matches())
        .forEach(cells -> rows.put(cells.get(0).replace("`", ""), cells));
    return rows;
  }

  private static String section(String marker) {
    Matcher section =
        Pattern.compile("<!-- %1$s -->(.*)<!-- /%1$s -->".formatted(marker), Pattern.DOTALL)
            .matcher(Checkout.text("README.md"));
    if (!section.find()) {
      throw new AssertionError(
          "README.md has no table between <!-- %s --> comments".formatted(marker));
    }
    return section.group(1);
  }
}
