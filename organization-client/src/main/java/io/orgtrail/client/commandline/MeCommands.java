package io.orgtrail.client.commandline;

import io.orgtrail.client.users.Me;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What concerns the caller. */
@Command(
    name = "me",
    description = "What concerns you, whoever the token names.",
    footer = "  organization me organizations")
final class MeCommands {

  private final Session session;

  MeCommands(Session session) {
    this.session = session;
  }

  private Me me() {
    return session.client().me();
  }

  @Command(
      description = "Organizations you are a member of.",
      footer = "  organization me organizations")
  void organizations(@Mixin Limit limit) {
    session.output().list(limit.of(me().organizations()), "id", "slug", "name", "role", "plan");
  }

  @Command(
      description = "Pending invitations to your verified e-mail address.",
      footer = "  organization me invitations")
  void invitations(@Mixin Limit limit) {
    session
        .output()
        .list(
            limit.of(me().invitations()),
            "id",
            "organizationId",
            "organizationName",
            "role",
            "invitedBy",
            "expiresAt");
  }

  @Command(
      description = "The organization you work in: see organization switch.",
      footer = "  organization me active")
  void active() {
    session
        .output()
        .one(
            me().activeOrganization()
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            ExitCode.NOT_FOUND,
                            "There is none: organization switch ORGANIZATION")));
  }

  @Command(description = "Roles that every organization has.", footer = "  organization me roles")
  void roles() {
    session.output().list(me().roles(), "name", "permissions");
  }
}
