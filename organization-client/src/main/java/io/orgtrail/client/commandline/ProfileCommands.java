package io.orgtrail.client.commandline;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Named settings: where the services are and who calls. */
@Command(
    name = "profile",
    description = {
      "Named settings: where the services are and who calls.",
      "They stand in ~/.config/organization/config.properties. Options count before the"
          + " environment, that before the profile in use; one that --profile names before both."
    },
    footer = {
      "  organization profile set staging --query-url https://q.example.com"
          + " --command-url https://c.example.com --token-file ~/.staging.token",
      "  organization profile use staging"
    })
final class ProfileCommands {

  private static final String NAME = "Its name.";

  private final Session session;

  ProfileCommands(Session session) {
    this.session = session;
  }

  @Command(
      description = "Makes a profile, or changes it: keeps the options that are given with it.",
      footer = {
        "  organization profile set local --token-file data/operator.token",
        "  organization profile set staging --kafka kafka.example.com:9093"
            + " --kafka-config ~/.staging.properties"
      })
  void set(@Parameters(description = NAME) String name) {
    var given = new EnumMap<Setting, String>(Setting.class);
    given.putAll(session.options().given().values());
    if (given.isEmpty()) {
      throw CommandFailure.usage("Which settings? See organization --help for the options");
    }
    for (var file : List.of(Setting.TOKEN_FILE, Setting.KAFKA_CONFIG)) {
      given.computeIfPresent(file, (setting, path) -> Path.of(path).toAbsolutePath().toString());
    }
    var profiles = session.profiles();
    profiles.set(name, new Settings(given));
    session.output().one(shown(profiles, name));
  }

  @Command(description = "All profiles.", footer = "  organization profile list")
  void list() {
    var profiles = session.profiles();
    session
        .output()
        .list(
            profiles.names().stream().map(name -> shown(profiles, name)).toList(),
            "name",
            "used",
            "query-url",
            "command-url",
            "kafka",
            "kafka-config",
            "token");
  }

  @Command(
      description = "One profile, or the settings that count here and now; never a token.",
      footer = {"  organization profile show", "  organization profile show staging"})
  void show(@Parameters(arity = "0..1", description = NAME) String name) {
    session
        .output()
        .one(name == null ? shown(session.settings()) : shown(session.profiles(), name));
  }

  @Command(
      description = "Takes a profile from now on.",
      footer = "  organization profile use staging")
  void use(@Parameters(description = NAME) String name) {
    var profiles = session.profiles();
    profiles.use(name);
    session.output().one(shown(profiles, name));
  }

  @Command(
      description = "Forgets a profile.",
      footer = "  organization profile remove staging --yes")
  void remove(@Parameters(description = NAME) String name, @Mixin Confirmation confirmation) {
    var profiles = session.profiles();
    var gone = shown(profiles, name);
    session.confirm(confirmation, "Forget profile " + name + "?");
    profiles.remove(name);
    session.output().one(gone);
  }

  private static Map<String, Object> shown(Profiles profiles, String name) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("name", name);
    shown.put("used", profiles.used().filter(name::equals).isPresent());
    shown.putAll(shown(profiles.get(name)));
    return shown;
  }

  /** Where a token comes from is all that is told of it. */
  private static Map<String, Object> shown(Settings settings) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("query-url", settings.get(Setting.QUERY_URL).orElse(null));
    shown.put("command-url", settings.get(Setting.COMMAND_URL).orElse(null));
    shown.put("kafka", settings.get(Setting.KAFKA).orElse(null));
    shown.put("kafka-config", settings.get(Setting.KAFKA_CONFIG).orElse(null));
    shown.put(
        "token",
        settings
            .get(Setting.TOKEN_FILE)
            .or(() -> Optional.of("(set)").filter(set -> settings.get(Setting.TOKEN).isPresent()))
            .orElse(null));
    return shown;
  }
}
