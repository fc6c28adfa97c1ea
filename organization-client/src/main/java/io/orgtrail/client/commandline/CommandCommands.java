package io.orgtrail.client.commandline;

import io.orgtrail.api.catalogue.CommandCallers;
import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.client.requests.CommandOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Any command there is, by its name and its fields. */
@Command(
    name = "command",
    description = "Any command there is, by its name and its fields.",
    footer = "  organization command list")
final class CommandCommands {

  private static final String NAME = "The command's name, e.g. AddMember.";

  private final Session session;

  CommandCommands(Session session) {
    this.session = session;
  }

  /**
   * A command as it is listed.
   *
   * @param callers who may give it
   */
  record Listed(String name, String callers) {}

  @Command(
      description = "Gives a command and shows its answer; nothing is asked before.",
      footer = {
        "  organization command give AddMember '{\"organizationId\":\"acme\",\"userId\":\"bob\"}'",
        "  organization command give InviteMembers @people.json --dry-run",
        "  organization command give UpdateOrganization -",
        "  organization command give DeleteTeam @team.json --command-id job-17 --expected-version 42"
      })
  void give(
      @Parameters(index = "0", paramLabel = "<name>", description = NAME) String name,
      @Parameters(
              index = "1",
              paramLabel = "<fields>",
              defaultValue = "{}",
              description = "A JSON object, @FILE that has one, or - for standard input.")
          CommandFields fields,
      @Mixin CommandDecision decision) {
    var command = WrittenCommand.read(name, fields.read(session.input()));
    session.output().one(session.client().execute(command, decision.in(CommandOptions.DEFAULTS)));
  }

  @Command(
      description = "All commands by name, and who may give them; asks no service.",
      footer = "  organization command list")
  void list() {
    session
        .output()
        .list(
            MessageCatalogue.commands().entrySet().stream()
                .map(it -> new Listed(it.getKey(), CommandCallers.describe(it.getValue())))
                .toList(),
            "name",
            "callers");
  }

  @Command(
      description = "The fields of a command, as a JSON Schema; asks no service.",
      footer = "  organization command schema AddMember")
  void schema(@Parameters(paramLabel = "<name>", description = NAME) String name) {
    session.output().document(WrittenCommand.schema(name));
  }
}
