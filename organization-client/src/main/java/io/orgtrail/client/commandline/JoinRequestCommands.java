package io.orgtrail.client.commandline;

import io.orgtrail.client.members.JoinRequests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who wants to join an organization. */
@Command(
    name = "join-request",
    description = "Who wants to join an organization.",
    footer = "  organization join-request list acme")
final class JoinRequestCommands {

  private static final String USER = "Who wants to join.";

  private final Session session;

  JoinRequestCommands(Session session) {
    this.session = session;
  }

  private JoinRequests requests(Target target) {
    return session.client().joinRequests(target.ref());
  }

  @Command(
      description = "Requests that nobody has decided, oldest first.",
      footer = "  organization join-request list acme")
  void list(@Mixin Target target, @Mixin Limit limit) {
    session
        .output()
        .list(
            limit.of(requests(target).list()), "userId", "email", "name", "requestedAt", "message");
  }

  @Command(
      description = "Asks a PUBLIC organization to take you in.",
      footer = "  organization join-request create acme --message \"I work with Bob\"")
  void create(
      @Mixin Target target,
      @Option(names = "--message", description = "What to say.") String message) {
    session.output().done(requests(target).create(message));
  }

  @Command(
      description = "Takes your own request back.",
      footer = "  organization join-request withdraw acme")
  void withdraw(@Mixin Target target) {
    session.output().done(requests(target).withdraw());
  }

  @Command(
      description = "Takes somebody in.",
      footer = "  organization join-request approve acme dave --role MEMBER")
  void approve(
      @Mixin Target target,
      @Parameters(index = "1", description = USER) String user,
      @Option(
              names = "--role",
              defaultValue = "MEMBER",
              description = "${DEFAULT-VALUE} unless said.")
          String role) {
    session.output().done(requests(target).approve(user, role));
  }

  @Command(
      description = "Turns somebody down.",
      footer = "  organization join-request reject acme dave --reason \"Who are you?\"")
  void reject(
      @Mixin Target target,
      @Parameters(index = "1", description = USER) String user,
      @Option(names = "--reason", description = "Why.") String reason) {
    session.output().done(requests(target).reject(user, reason));
  }
}
