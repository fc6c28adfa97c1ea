package io.orgtrail.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the command line says of itself is true. */
class HelpTest {

  private static final Path PAGE = Path.of("..", "docs", "commandline.md");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private static final CommandLine COMMAND_LINE = commandLine();

  @TempDir private Path settings;

  static Stream<CommandSpec> commands() {
    return below(COMMAND_LINE).filter(command -> !command.name().equals("generate-completion"));
  }

  private static CommandLine commandLine() {
    var terminal = Shell.at(Path.of("none")).terminal();
    return OrganizationCommandLine.commands(terminal, new OrganizationCommands(terminal));
  }

  private static Stream<CommandSpec> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec()),
        command.getSubcommands().values().stream().flatMap(HelpTest::below));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void teachesByExamplesThatAreUnderstood(CommandSpec command) {
    assertThat(command.usageMessage().description()).isNotEmpty();
    assertThat(command.usageMessage().footer()).isNotEmpty().allMatch(it -> it.startsWith("  "));
    for (var example : command.usageMessage().footer()) {
      if (command.subcommands().isEmpty()) {
        assertThat(example.strip()).startsWith(command.qualifiedName());
      }
      understands(example.strip());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void describesEveryOptionAndParameter(CommandSpec command) {
    assertThat(command.args()).allSatisfy(it -> assertThat(it.description()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void standsInTheDocumentation(CommandSpec command) throws IOException {
    assertThat(Files.readString(PAGE))
        .containsPattern("`" + Pattern.quote(command.qualifiedName()) + "[ `]")
        .contains(command.usageMessage().description()[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"commandline.md", "tutorial.md"})
  void understandsWhatTheDocumentationShows(String page) throws IOException {
    var shown =
        Files.readAllLines(PAGE.resolveSibling(page)).stream()
            .filter(it -> it.startsWith("$ organization "))
            .toList();
    assertThat(shown).hasSizeGreaterThan(20);
    shown.forEach(line -> understands(line.substring(2)));
  }

  @Test
  void documentsEveryExitCode() throws IOException {
    var page = Files.readString(PAGE);
    assertThat(ExitCode.meanings())
        .allSatisfy((code, meaning) -> assertThat(page).contains("|" + code + " | " + meaning));
  }

  /** Up to a pipe or another command, a shell would make a command of it that there is. */
  private static void understands(String line) {
    var words = new ArrayList<String>();
    for (var word : (Iterable<String>) words(line)::iterator) {
      words.add(word);
    }
    var arguments = words.subList(1, words.size()).toArray(String[]::new);
    assertThatNoException().as(line).isThrownBy(() -> COMMAND_LINE.parseArgs(arguments));
  }

  private static Stream<String> words(String line) {
    return WORD.matcher(line.split(" [|>&]")[0])
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1));
  }

  @Test
  void tellsVersionExamplesAndExitCodes() {
    var shell = Shell.at(settings);
    assertThat(shell.run("--version")).isZero();
    assertThat(shell.out()).startsWith("organization ");
    assertThat(shell.run("--help")).isZero();
    assertThat(shell.out()).contains("Examples:", "   3   Refused by a rule", "--token-file");
    assertThat(shell.run("member", "list", "--help")).isZero();
    assertThat(shell.out())
        .contains("organization member list [OPTIONS] <organization>", "--as-of")
        .doesNotContain("--token-file");
  }

  @Test
  void namesWhatWasMeant_whenItIsUsedWrongly() {
    var shell = Shell.at(settings);
    for (var wrong :
        List.of(
            "member lst acme",
            "member list",
            "list --limit x",
            "plan acme GOLD",
            "get acme --as-of yesterday",
            "get acme --frobnicate")) {
      assertThat(shell.run(wrong.split(" "))).as(wrong).isEqualTo(2);
      assertThat(shell.err()).contains("See organization ").doesNotContain("Exception");
      assertThat(shell.out()).isEmpty();
    }
    assertThat(shell.run("member", "lst", "acme")).isEqualTo(2);
    assertThat(shell.err()).contains("member list");
  }

  @Test
  void makesACompletionForShells() {
    var shell = Shell.at(settings);
    assertThat(shell.run("generate-completion")).isZero();
    assertThat(Arrays.asList(shell.out().split("\\R")))
        .anyMatch(line -> line.startsWith("complete ") && line.contains(" organization "))
        .anyMatch(line -> line.contains("transfer-ownership"));
  }
}
