package io.orgtrail.client.commandline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Calls the command line with an environment of its own, and keeps what it says. */
final class Shell {

  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private boolean attended;
  private String typed = "";

  /** One whose user keeps settings in that folder. */
  static Shell at(Path settings) {
    return new Shell().with("XDG_CONFIG_HOME", settings.toAbsolutePath().toString());
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Somebody sits there, who will type that. */
  Shell attended(String line) {
    attended = true;
    typed = line + "\n";
    return this;
  }

  /** Nobody sits there; a program writes that. */
  Shell input(String text) {
    attended = false;
    typed = text;
    return this;
  }

  int run(String... arguments) {
    out.reset();
    err.reset();
    return OrganizationCommandLine.run(terminal(), arguments);
  }

  Terminal terminal() {
    return new Terminal(
        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        attended,
        environment);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
