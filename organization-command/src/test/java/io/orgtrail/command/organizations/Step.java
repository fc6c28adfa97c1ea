package io.orgtrail.command.organizations;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Command;
import java.time.Duration;

/** A command that somebody gives some time after the one before; the service has no caller. */
record Step(Caller caller, Command command, Duration later) {

  @Override
  public String toString() {
    var who = caller == null ? "the service" : caller.userId();
    return "\n+" + later.toHours() + "h " + who + ": " + command;
  }
}
