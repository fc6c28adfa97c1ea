package io.orgtrail.client.commandline;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Everything the client does, from a shell: {@code organization --help} tells how. */
public final class OrganizationCommandLine {

  private OrganizationCommandLine() {}

  /** Does what the arguments say, and ends with a code that {@code --help} lists. */
  public static void main(String[] arguments) {
    System.exit(run(Terminal.system(), arguments));
  }

  /**
   * Does the same without an end of the JVM, for a program.
   *
   * @param environment where settings are looked for
   * @return with what it would end
   */
  public static int run(
      PrintStream out, PrintStream err, Map<String, String> environment, String... arguments) {
    return run(
        new Terminal(InputStream.nullInputStream(), out, err, false, environment), arguments);
  }

  static int run(Terminal terminal, String... arguments) {
    var organization = new OrganizationCommands(terminal);
    try (organization) {
      return commands(terminal, organization).execute(arguments);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  static CommandLine commands(Terminal terminal, OrganizationCommands organization) {
    var session = organization.session();
    var commands = new CommandLine(organization);
    for (var noun :
        List.of(
            new ExportCommand(session),
            new ImportCommand(session),
            new MemberCommands(session),
            new InvitationCommands(session),
            new JoinRequestCommands(session),
            new TeamCommands(session),
            new ProjectCommands(session),
            new RoleCommands(session),
            new TagCommands(session),
            new IntegrationCommands(session),
            new WebhookCommands(session),
            new AuditCommands(session),
            new MeCommands(session),
            new PersonCommands(session),
            new ReplayCommands(session),
            new EventReplayCommands(session),
            new CommandCommands(session),
            new ProfileCommands(session),
            new GenerateCompletion())) {
      commands.addSubcommand(noun);
    }
    HelpPages.lay(commands);
    return commands
        .setExpandAtFiles(false)
        .registerConverter(Moment.class, Moment::parse)
        .registerConverter(CommandFields.class, CommandFields::new)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.err(), true))
        .setParameterExceptionHandler((e, arguments) -> misused(terminal, e))
        .setExecutionExceptionHandler(telling(terminal, session));
  }

  private static int misused(Terminal terminal, ParameterException e) {
    terminal.err().println("organization: " + Text.clean(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, new PrintWriter(terminal.err(), true));
    var name = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println("See " + name + " --help");
    return ExitCode.USAGE.number();
  }

  private static IExecutionExceptionHandler telling(Terminal terminal, Session session) {
    return (exception, command, parsed) ->
        new Failures(terminal.err(), session.options().json()).tell(exception);
  }
}
