package io.orgtrail.client.commandline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help looks: options of all commands stand in that of the first one alone. */
final class HelpPages {

  private static final int WIDTH = 100;

  private HelpPages() {}

  /** Lays out the help of a command and all below it. */
  static void lay(CommandLine command) {
    var usage = command.getCommandSpec().usageMessage();
    usage.width(WIDTH);
    usage.abbreviateSynopsis(true);
    usage.sortOptions(false);
    usage.parameterListHeading("%n");
    var first = command.getParent() == null;
    if (usage.footer().length > 0) {
      usage.footerHeading("%nExamples:%n");
    }
    if (first) {
      usage.exitCodeListHeading("%nEnds with:%n");
      usage.exitCodeList(ExitCode.meanings());
    }
    var sections = new LinkedHashMap<>(command.getHelpSectionMap());
    sections.put(
        UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "%nOptions:%n".formatted());
    sections.put(
        UsageMessageSpec.SECTION_KEY_OPTION_LIST, first ? Help::optionList : HelpPages::ownOptions);
    sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpPages::commands);
    command.setHelpSectionMap(sections);
    command.getSubcommands().values().forEach(HelpPages::lay);
  }

  private static String ownOptions(Help help) {
    var own =
        help.commandSpec().options().stream().filter(Predicate.not(OptionSpec::inherited)).toList();
    return help.optionListExcludingGroups(own)
        + "  Options of all commands and exit codes: organization --help%n".formatted();
  }

  private static String commands(Help help) {
    var verbs = new LinkedHashMap<String, String>();
    var nouns = new LinkedHashMap<String, String>();
    for (var command : help.commandSpec().subcommands().entrySet()) {
      var description = command.getValue().getCommandSpec().usageMessage().description();
      var list = command.getValue().getSubcommands().isEmpty() ? verbs : nouns;
      list.put(command.getKey(), description.length == 0 ? "" : description[0]);
    }
    return table(help, "Commands", verbs) + table(help, "Groups of commands", nouns);
  }

  private static String table(Help help, String heading, Map<String, String> commands) {
    return commands.isEmpty() ? "" : "%n%s:%n%s".formatted(heading, help.createTextTable(commands));
  }
}
