package io.orgtrail.client.commandline;

import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes. */
final class GlobalOptions {

  @Option(
      names = "--profile",
      paramLabel = "<name>",
      scope = ScopeType.INHERIT,
      description = "Settings to take: see organization profile --help.")
  private String profile;

  @Option(
      names = "--query-url",
      paramLabel = "<url>",
      scope = ScopeType.INHERIT,
      description = "Query service; $ORGANIZATION_QUERY_URL, http://127.0.0.1:8080.")
  private String queryUrl;

  @Option(
      names = "--command-url",
      paramLabel = "<url>",
      scope = ScopeType.INHERIT,
      description = "Command service; $ORGANIZATION_COMMAND_URL, http://127.0.0.1:8081.")
  private String commandUrl;

  @Option(
      names = "--kafka",
      paramLabel = "<brokers>",
      scope = ScopeType.INHERIT,
      description = "Gives commands over Kafka instead; $ORGANIZATION_KAFKA.")
  private String kafka;

  @Option(
      names = "--kafka-config",
      paramLabel = "<file>",
      scope = ScopeType.INHERIT,
      description = "Properties of Kafka's clients, for TLS and SASL; $ORGANIZATION_KAFKA_CONFIG.")
  private String kafkaConfig;

  @Option(
      names = "--token",
      paramLabel = "<token>",
      scope = ScopeType.INHERIT,
      description = "Who calls; $ORGANIZATION_TOKEN. Others can see an option: rather name a file.")
  private String token;

  @Option(
      names = "--token-file",
      paramLabel = "<file>",
      scope = ScopeType.INHERIT,
      description = "File with the token, read each time; $ORGANIZATION_TOKEN_FILE.")
  private String tokenFile;

  @Option(
      names = "--timeout",
      paramLabel = "<seconds>",
      scope = ScopeType.INHERIT,
      defaultValue = "30",
      description = "How long an answer is waited for, ${DEFAULT-VALUE} unless said.")
  private int timeout;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Answers in JSON: one document, or one a line for lists.")
  private boolean json;

  boolean json() {
    return json;
  }

  Duration timeout() {
    if (timeout < 1) {
      throw CommandFailure.usage("--timeout must be 1 or more");
    }
    return Duration.ofSeconds(timeout);
  }

  /** What the options say themselves. */
  Settings given() {
    return Settings.from(
        setting ->
            switch (setting) {
              case QUERY_URL -> queryUrl;
              case COMMAND_URL -> commandUrl;
              case KAFKA -> kafka;
              case KAFKA_CONFIG -> kafkaConfig;
              case TOKEN -> token;
              case TOKEN_FILE -> tokenFile;
            });
  }

  /** What counts: options before the environment, the environment before the profile in use. */
  Settings settings(Profiles profiles, Map<String, String> environment) {
    var variables = Settings.from(setting -> environment.get(setting.variable()));
    var named = profile == null ? Settings.NONE : profiles.get(profile);
    var used =
        profile == null ? profiles.used().map(profiles::get).orElse(Settings.NONE) : Settings.NONE;
    return Settings.firstOf(given(), named, variables, used);
  }
}
