package io.orgtrail.client.commandline;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Named settings in {@code organization/config.properties} where the user's settings are. */
final class Profiles {

  private static final String USED = "profile";

  private final Path file;
  private final Properties lines = new Properties();

  private Profiles(Path file) {
    this.file = file;
  }

  /** Reads the file, when there is one. */
  static Profiles of(Map<String, String> environment) {
    var profiles = new Profiles(folder(environment).resolve("organization/config.properties"));
    profiles.read();
    return profiles;
  }

  /** {@code XDG_CONFIG_HOME}, which counts when it is absolute, or {@code ~/.config}. */
  private static Path folder(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
        .filter(name -> !name.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"));
  }

  private void read() {
    try {
      if (Files.exists(file)) {
        lines.load(new StringReader(Files.readString(file)));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailure.usage(file + " cannot be read: " + e);
    }
  }

  Path file() {
    return file;
  }

  /** Whether others can read tokens in the file. */
  boolean showsTokens() {
    try {
      return lines.stringPropertyNames().stream().anyMatch(key -> key.endsWith(".token"))
          && OwnerOnly.isOpenToOthers(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Their names, in alphabetical order. */
  List<String> names() {
    return lines.stringPropertyNames().stream()
        .filter(key -> key.indexOf('.') > 0)
        .map(key -> key.substring(0, key.indexOf('.')))
        .distinct()
        .sorted()
        .toList();
  }

  /** Name of the one that counts unless another is named. */
  Optional<String> used() {
    return Optional.ofNullable(lines.getProperty(USED));
  }

  /** One of them; fails when there is none of that name. */
  Settings get(String name) {
    if (!names().contains(name)) {
      throw CommandFailure.usage("There is no profile " + name + " in " + file);
    }
    return Settings.from(setting -> lines.getProperty(key(name, setting)));
  }

  /** Changes what is said, and leaves the rest of the profile as it is. */
  void set(String name, Settings settings) {
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw CommandFailure.usage("A profile's name has letters, digits, _ and - alone");
    }
    replace(name, settings, Setting.KAFKA, Setting.COMMAND_URL);
    if (settings.get(Setting.COMMAND_URL).isPresent()) {
      lines.remove(key(name, Setting.KAFKA_CONFIG));
    }
    replace(name, settings, Setting.TOKEN, Setting.TOKEN_FILE);
    settings.values().forEach((setting, value) -> lines.setProperty(key(name, setting), value));
    write();
  }

  /** Of two settings that exclude each other, the new one takes the place of the old one. */
  private void replace(String name, Settings settings, Setting one, Setting other) {
    if (settings.get(one).isPresent() || settings.get(other).isPresent()) {
      lines.remove(key(name, one));
      lines.remove(key(name, other));
    }
  }

  void use(String name) {
    get(name);
    lines.setProperty(USED, name);
    write();
  }

  void remove(String name) {
    get(name).values().keySet().forEach(setting -> lines.remove(key(name, setting)));
    if (used().filter(name::equals).isPresent()) {
      lines.remove(USED);
    }
    write();
  }

  private static String key(String name, Setting setting) {
    return name + "." + setting.key();
  }

  private void write() {
    try {
      var text = new StringWriter();
      lines.store(text, null);
      var sorted =
          text.toString()
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.toCollection(TreeSet::new));
      OwnerOnly.write(file, String.join("\n", sorted) + "\n");
    } catch (IOException e) {
      throw CommandFailure.usage(file + " cannot be written: " + e);
    }
  }
}
