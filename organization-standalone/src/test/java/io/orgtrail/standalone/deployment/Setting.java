package io.orgtrail.standalone.deployment;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A setting that a service's YAML reads.
 *
 * @param variable the environment variable
 * @param defaultValue empty when there is none
 */
record Setting(String variable, String defaultValue) {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::((?:[^{}]|\\{[^{}]*})*))?}");

  /** The settings of a service by variable. */
  static Map<String, Setting> of(String service) {
    String yaml =
        Checkout.text("%1$s/src/main/resources/%1$s.yml".formatted(service))
            .replaceAll("(?m)^#.*", "");
    Map<String, Setting> settings = new TreeMap<>();
    PLACEHOLDER
        .matcher(yaml)
        .results()
        .map(found -> new Setting(found.group(1), found.group(2) == null ? "" : found.group(2)))
        .forEach(setting -> settings.put(setting.variable(), setting));
    return settings;
  }

  boolean hasDefault() {
    return !defaultValue.isEmpty();
  }
}
