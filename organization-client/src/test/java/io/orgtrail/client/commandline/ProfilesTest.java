package io.orgtrail.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

  private static final String SECRET = "eyJhbGciOi.secret.token";

  @TempDir private Path settings;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = Shell.at(settings);
  }

  private Path file() {
    return settings.resolve("organization/config.properties");
  }

  private String shown(String... arguments) {
    assertThat(shell.run(arguments)).as(shell.err()).isZero();
    return shell.out();
  }

  @Test
  void keepsSettings_andNeverShowsAToken() throws IOException {
    shown("profile", "set", "staging", "--query-url", "https://q.example.com", "--token", SECRET);
    shown("profile", "set", "local", "--token-file", "operator.token");
    shown("profile", "use", "staging");

    assertThat(Files.readString(file())).contains(SECRET);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    for (var json : new String[] {"--json", "--timeout=1"}) {
      assertThat(shown("profile", "list", json)).contains("staging", "local", "(set)");
      assertThat(shell.out()).doesNotContain(SECRET);
      assertThat(shown("profile", "show", "staging", json)).contains("https://q.example.com");
      assertThat(shell.out()).doesNotContain(SECRET);
      assertThat(shown("profile", "show", json))
          .contains("https://q.example.com", "127.0.0.1:8081");
      assertThat(shell.out()).doesNotContain(SECRET);
    }
    assertThat(shown("profile", "show", "local"))
        .contains(Path.of("operator.token").toAbsolutePath().toString());
  }

  @Test
  void changesWhatIsGivenAlone() {
    shown("profile", "set", "staging", "--kafka", "broker:9092", "--token", SECRET);
    shown("profile", "set", "staging", "--command-url", "https://c.example.com");
    assertThat(shown("profile", "show", "staging"))
        .contains("https://c.example.com", "(set)")
        .doesNotContain("broker");
    shown("profile", "use", "staging");
    shown("profile", "remove", "staging", "--yes");
    assertThat(shown("profile", "list", "--json")).isEmpty();
    assertThat(shown("profile", "show")).doesNotContain("example.com");
  }

  @Test
  void keepsWhereSettingsOfKafkaAre_whileItIsUsed() {
    shown("profile", "set", "one", "--kafka", "b:9092", "--kafka-config", "one.properties");
    shown("profile", "use", "one");
    assertThat(shown("profile", "show"))
        .contains(Path.of("one.properties").toAbsolutePath().toString());
    shell.with("ORGANIZATION_KAFKA_CONFIG", "environment.properties");
    assertThat(shown("profile", "show")).containsPattern("kafka-config +environment.properties");
    assertThat(shown("profile", "show", "--kafka-config", "option.properties"))
        .containsPattern("kafka-config +option.properties");
    assertThat(shown("profile", "show", "--command-url", "https://c.example.com"))
        .containsPattern("kafka-config +-");
    assertThat(shown("profile", "set", "one", "--command-url", "https://c.example.com"))
        .containsPattern("kafka-config +-");
  }

  @Test
  void takesOptionsBeforeTheEnvironmentBeforeProfiles() {
    shown("profile", "set", "one", "--query-url", "https://one.example.com");
    shown("profile", "set", "two", "--query-url", "https://two.example.com", "--kafka", "b:9092");
    assertThat(shown("profile", "show")).contains("http://127.0.0.1:8080", "http://127.0.0.1:8081");
    shown("profile", "use", "two");
    assertThat(shown("profile", "show"))
        .contains("https://two.example.com", "b:9092")
        .doesNotContain("8081");
    shell.with("ORGANIZATION_QUERY_URL", "https://environment.example.com");
    assertThat(shown("profile", "show")).contains("https://environment.example.com", "b:9092");
    shell.with("ORGANIZATION_COMMAND_URL", "https://c.example.com");
    assertThat(shown("profile", "show")).contains("c.example.com").doesNotContain("b:9092");
    assertThat(shown("profile", "show", "--profile", "one")).contains("https://one.example.com");
    assertThat(shown("profile", "show", "--profile", "one", "--query-url", "https://o.example.com"))
        .contains("https://o.example.com");
  }

  @Test
  void warnsOfTokensThatOthersCanRead() throws IOException {
    shown("profile", "set", "one", "--token", SECRET, "--query-url", "http://127.0.0.1:1");
    shell.run("list", "--profile", "one", "--timeout", "1");
    assertThat(shell.err()).doesNotContain("WARNING");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    shell.run("list", "--profile", "one", "--timeout", "1");
    assertThat(shell.err()).contains("WARNING: others can read", file().toString());
    assertThat(shell.err()).doesNotContain(SECRET);
  }

  @Test
  void refusesWhatCannotBeMeant() throws IOException {
    assertThat(shell.run("profile", "set", "a.b", "--token", SECRET)).isEqualTo(2);
    assertThat(shell.run("profile", "set", "empty")).isEqualTo(2);
    assertThat(shell.run("profile", "use", "unknown")).isEqualTo(2);
    assertThat(shell.run("list", "--profile", "unknown")).isEqualTo(2);
    assertThat(shell.run("list")).isEqualTo(2);
    assertThat(shell.err()).contains("--token-file");
    assertThat(shell.run("list", "--token", SECRET, "--query-url", "q.example.com")).isEqualTo(2);
    assertThat(shell.run("list", "--token", "two words")).isEqualTo(2);
    assertThat(shell.err()).doesNotContain("two words");
    var empty = Files.writeString(settings.resolve("token"), "\n");
    assertThat(shell.run("list", "--token-file", empty.toString())).isEqualTo(2);
    assertThat(shell.run("list", "--token-file", settings + "/none")).isEqualTo(2);
    assertThat(shell.err()).contains("No token can be read from");
  }
}
