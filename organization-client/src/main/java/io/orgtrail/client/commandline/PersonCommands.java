package io.orgtrail.client.commandline;

import io.orgtrail.client.people.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People, wherever they are or were a member. */
@Command(
    name = "person",
    description = "People, wherever they are or were a member; for operators.",
    footer = "  organization person forget bob")
final class PersonCommands {

  private final Session session;

  PersonCommands(Session session) {
    this.session = session;
  }

  private People people() {
    return session.client().people();
  }

  @Command(
      description = "Makes what is told of somebody unreadable for ever, in every organization.",
      footer = {
        "  organization person forget bob",
        "  organization person forget --email bob@example.com --yes"
      })
  void forget(
      @Parameters(arity = "0..1", description = "The user's id, unless an address is named.")
          String user,
      @Option(names = "--email", paramLabel = "<address>", description = "Whoever has that.")
          String email,
      @Mixin Confirmation confirmation) {
    if ((user == null) == (email == null)) {
      throw CommandFailure.usage("Who is meant? Name a user's id, or an address with --email");
    }
    session.confirm(
        confirmation,
        "Forget %s for ever, in every organization?".formatted(user == null ? email : user));
    session.output().one(user == null ? people().forgetEmail(email) : people().forgetUser(user));
  }
}
