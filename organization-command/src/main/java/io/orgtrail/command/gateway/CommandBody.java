package io.orgtrail.command.gateway;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.command.deciding.CommandContext;
import org.springframework.stereotype.Component;

/** Judges the body of a command before it goes on the topic, by the rules that hold there. */
@Component
public class CommandBody {

  private final CommandJson json;
  private final GatewaySettings settings;

  CommandBody(CommandJson json, GatewaySettings settings) {
    this.json = json;
    this.settings = settings;
  }

  /**
   * The key of the command's record: its organization, for a new one without an id a derived one,
   * for a command about a person theirs.
   *
   * @throws RejectedException INVALID with every wrong field, or TOO_LARGE
   */
  public String requireKey(
      byte[] body, Class<? extends Command> type, Caller caller, String commandId) {
    if (body.length > settings.maxCommandBytes()) {
      throw new RejectedException(
          ErrorCode.TOO_LARGE, "A command is at most " + settings.maxCommandBytes() + " bytes.");
    }
    try {
      var command = withId(json.read(body, type), caller, commandId);
      json.requireValid(command);
      return command.key();
    } catch (UnreadableException e) {
      throw new RejectedException(e.rejection());
    } catch (InvalidFieldsException e) {
      throw new RejectedException(e.rejection());
    }
  }

  static Command withId(Command command, Caller caller, String commandId) {
    return command instanceof CreateOrganization create && create.organizationId() == null
        ? create.withOrganizationId(
            new CommandContext(caller, commandId, null, null).derivedId("organization"))
        : command;
  }
}
