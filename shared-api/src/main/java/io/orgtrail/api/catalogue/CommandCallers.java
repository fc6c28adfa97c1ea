package io.orgtrail.api.catalogue;

import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.GivesUp;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Permission;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says in words who may give a command. */
public final class CommandCallers {

  private CommandCallers() {}

  /** One sentence, such as {@code For holders of members:manage.} */
  public static String describe(Class<? extends Command> command) {
    var callers = callers(command.getAnnotation(Allowed.class));
    return GivesUp.class.isAssignableFrom(command)
        ? callers + "; any member for themselves."
        : callers + ".";
  }

  private static String callers(Allowed allowed) {
    return switch (allowed.value()) {
      case HOLDER -> holders(allowed);
      case TEAM_LEAD -> holders(allowed) + " and leads of the team";
      case PROJECT_OWNER ->
          allowed.permission().length == 0
              ? "For owners of the project"
              : holders(allowed) + " and owners of the project";
      case MEMBER -> "For any member, for themselves";
      case INVITEE -> "For the person whom the invitation is for";
      case ANYONE -> "For anyone signed in";
      case OPERATOR -> "For operators";
    };
  }

  private static String holders(Allowed allowed) {
    return Arrays.stream(allowed.permission())
        .map(Permission::wireName)
        .collect(Collectors.joining(" and ", "For holders of ", ""));
  }
}
