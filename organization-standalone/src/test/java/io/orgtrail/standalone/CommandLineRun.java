package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.client.commandline.OrganizationCommandLine;
import io.orgtrail.standalone.deployment.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The command line against a system: called here, or as its users have it, the runnable jar.
 *
 * @param folder where it keeps settings
 */
record CommandLineRun(ClientRun system, Path folder) {

  /**
   * What came of a call.
   *
   * @param code with which it ended
   */
  record Ended(int code, String out, String err) {

    Ended is(int expected) {
      assertThat(code).as(err).isEqualTo(expected);
      return this;
    }
  }

  /** Calls it as somebody. */
  Ended as(String user, String... arguments) throws IOException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var code = OrganizationCommandLine.run(stream(out), stream(err), environment(user), arguments);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** The same for what should be done. */
  String done(String user, String... arguments) throws IOException {
    return as(user, arguments).is(0).out();
  }

  /** Calls the jar, in a process whose errors go where this one's do. */
  Process start(String user, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment(user));
    return builder.start();
  }

  private Map<String, String> environment(String user) throws IOException {
    var settings = system.run().settings();
    return Map.of(
        "XDG_CONFIG_HOME", folder.toString(),
        "ORGANIZATION_QUERY_URL", settings.queryUrl(),
        "ORGANIZATION_COMMAND_URL", settings.commandUrl(),
        "ORGANIZATION_TOKEN_FILE", tokenFile(user).toString());
  }

  private Path tokenFile(String user) throws IOException {
    return user.equals("operator")
        ? system.run().settings().dataDirectory().resolve("operator.token")
        : renewed(folder.resolve(user + ".token"), system.token(user));
  }

  /** Puts a token in the place of the last one at once: whoever follows something reads it too. */
  private static Path renewed(Path file, String token) throws IOException {
    var whole = Files.writeString(Files.createTempFile(file.getParent(), "token", ""), token);
    return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path jar() throws IOException {
    try (Stream<Path> jars = Files.list(Checkout.path("organization-client/target"))) {
      return jars.filter(jar -> jar.toString().endsWith("-exec.jar")).findFirst().orElseThrow();
    }
  }
}
