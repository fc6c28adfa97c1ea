package io.orgtrail.client.commandline;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the services are and who calls.
 *
 * @param values what is said, by setting; of two that exclude each other one alone
 */
record Settings(Map<Setting, String> values) {

  static final Settings NONE = new Settings(Map.of());

  /** Where a standalone run has the services. */
  private static final Settings DEFAULTS =
      new Settings(
          Map.of(
              Setting.QUERY_URL, "http://127.0.0.1:8080",
              Setting.COMMAND_URL, "http://127.0.0.1:8081"));

  /** What a source says of each setting; what it does not say is {@code null} or blank. */
  static Settings from(Function<Setting, String> source) {
    var values = new EnumMap<Setting, String>(Setting.class);
    for (var setting : Setting.values()) {
      var value = source.apply(setting);
      if (value != null && !value.isBlank()) {
        values.put(setting, value.strip());
      }
    }
    return new Settings(values);
  }

  /** Of several sources, the first that says something counts. */
  static Settings firstOf(Settings... sources) {
    var all = List.of(sources);
    var values = new EnumMap<Setting, String>(Setting.class);
    choose(all, values, Setting.QUERY_URL);
    choose(all, values, Setting.KAFKA, Setting.COMMAND_URL);
    choose(all, values, Setting.TOKEN, Setting.TOKEN_FILE);
    choose(List.of(DEFAULTS), values, Setting.QUERY_URL);
    if (values.containsKey(Setting.KAFKA)) {
      choose(all, values, Setting.KAFKA_CONFIG);
    } else {
      choose(List.of(DEFAULTS), values, Setting.COMMAND_URL);
    }
    return new Settings(values);
  }

  /** Takes one of those settings, from the first source that has any of them. */
  private static void choose(
      List<Settings> sources, Map<Setting, String> values, Setting... settings) {
    if (Arrays.stream(settings).noneMatch(values::containsKey)) {
      sources.stream()
          .flatMap(
              source ->
                  Arrays.stream(settings)
                      .filter(source.values::containsKey)
                      .limit(1)
                      .map(setting -> Map.entry(setting, source.values.get(setting))))
          .findFirst()
          .ifPresent(chosen -> values.put(chosen.getKey(), chosen.getValue()));
    }
  }

  Optional<String> get(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** An address of a service: it has paths of its own. */
  String url(Setting setting) {
    var text = values.get(setting);
    try {
      var uri = URI.create(text);
      var bare = uri.getPath() == null || uri.getPath().isEmpty() || uri.getPath().equals("/");
      if (uri.getHost() != null && uri.getScheme().matches("https?") && bare) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw notAUrl(setting, text);
    }
    throw notAUrl(setting, text);
  }

  private static CommandFailure notAUrl(Setting setting, String text) {
    return CommandFailure.usage(
        setting.key() + " must be like https://organizations.example.com, not " + text);
  }

  Optional<Path> tokenFile() {
    return get(Setting.TOKEN_FILE).map(Path::of);
  }
}
