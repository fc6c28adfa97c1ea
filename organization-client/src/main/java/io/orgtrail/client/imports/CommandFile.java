package io.orgtrail.client.imports;

import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetDefaultIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetIntegrationAvailability;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.members.MemberCommand.ImportMembers;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.ImportOrganization;
import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.ReportProjectUsage;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A file of commands, read anew each time it is gone through: it may be large. */
final class CommandFile implements ImportFile {

  /** Those that add something, and do no harm when they are given again. */
  private static final Map<String, Class<? extends Command>> COMMANDS =
      Stream.<Class<? extends Command>>of(
              ImportOrganization.class,
              DefineRole.class,
              ImportMembers.class,
              CreateTeam.class,
              AddTeamMember.class,
              CreateProject.class,
              GrantProjectRole.class,
              AssignPayer.class,
              ReportProjectUsage.class,
              CreateResourceTag.class,
              AddIntegration.class,
              SetDefaultIntegration.class,
              SetIntegrationAvailability.class,
              RegisterWebhook.class,
              ApplyCache.class,
              InviteMembers.class)
          .collect(
              Collectors.toMap(
                  Class::getSimpleName, command -> command, (a, b) -> a, TreeMap::new));

  private final Path file;
  private final long size;

  private CommandFile(Path file, long size) {
    this.file = file;
    this.size = size;
  }

  static CommandFile read(Path file) {
    try (var commands = commands(file)) {
      return new CommandFile(file, commands.count());
    }
  }

  @Override
  public Stream<Command> commands() {
    return commands(file);
  }

  private static Stream<Command> commands(Path file) {
    return ImportLines.each(file, CommandFile::command).flatMap(CommandFile::oneByOne);
  }

  private static Command command(JsonNode json) {
    var line = ImportLines.fields(json, ImportLine.class);
    var type = line.command() == null ? null : COMMANDS.get(line.command());
    if (type == null) {
      throw new IllegalArgumentException(
          "command must be one of " + String.join(", ", COMMANDS.keySet()));
    }
    if (line.data() == null || !line.data().isObject()) {
      throw new IllegalArgumentException("data must be an object: the fields of " + line.command());
    }
    var command = ImportLines.fields(line.data(), type);
    if (command.organizationId() == null) {
      throw new IllegalArgumentException("data.organizationId must be told");
    }
    return command;
  }

  /** People of one command each by themselves: whoever gives them puts them together. */
  private static Stream<Command> oneByOne(Command command) {
    if (command instanceof ImportMembers some && some.members() != null) {
      return some.members().stream()
          .map(member -> new ImportMembers(some.organizationId(), one(member)));
    }
    if (command instanceof InviteMembers some && some.invitations() != null) {
      return some.invitations().stream()
          .map(invitation -> new InviteMembers(some.organizationId(), one(invitation)));
    }
    return Stream.of(command);
  }

  /** It may be {@code null}: the service says so. */
  private static <T> List<T> one(T entry) {
    return Collections.singletonList(entry);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }
}
