package io.orgtrail.client.commandline;

import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.client.invitations.InvitationReads;
import io.orgtrail.client.invitations.Invitations;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Invitations of an organization. */
@Command(
    name = "invitation",
    description = "Invitations of an organization.",
    footer = "  organization invitation list acme")
final class InvitationCommands {

  private static final String INVITATION = "The invitation's id.";
  private static final String[] COLUMNS = {
    "id", "email", "role", "status", "invitedBy", "createdAt", "expiresAt"
  };

  private final Session session;

  InvitationCommands(Session session) {
    this.session = session;
  }

  private Invitations invitations(Target target) {
    return session.client().invitations(target.ref());
  }

  private InvitationReads reads(Target target, AsOf asOf) {
    return asOf.read(
        session.client(),
        client -> client.invitations(target.ref()),
        past -> past.invitations(target.ref()));
  }

  @Command(
      description = "Invitations, oldest first; pending ones unless said.",
      footer = {
        "  organization invitation list acme",
        "  organization invitation list acme --status EXPIRED",
        "  organization invitation list acme --all --as-of 2026-01-01T00:00:00Z"
      })
  void list(
      @Mixin Target target,
      @Option(
              names = "--status",
              defaultValue = "PENDING",
              description = "${COMPLETION-CANDIDATES}.")
          InvitationStatus status,
      @Option(names = "--all", description = "Whatever their status.") boolean all,
      @Option(names = "--project", paramLabel = "<id>", description = "Pending ones to a project.")
          String project,
      @Mixin AsOf asOf,
      @Mixin Limit limit) {
    var reads = reads(target, asOf);
    var listing =
        project == null ? reads.withStatus(all ? null : status) : reads.ofProject(project);
    session.output().list(limit.of(listing), COLUMNS);
  }

  @Command(
      description = "One invitation, whatever became of it.",
      footer = "  organization invitation get acme inv-bob")
  void get(
      @Mixin Target target,
      @Parameters(index = "1", description = INVITATION) String id,
      @Mixin AsOf asOf) {
    session.output().one(reads(target, asOf).get(id));
  }

  @Command(
      description = "Invites somebody.",
      footer = {
        "  organization invitation create acme bob@example.com --role ADMIN",
        "  organization invitation create acme pia@example.com --project-role images=LABELER"
      })
  void create(
      @Mixin Target target,
      @Parameters(index = "1", description = "Whom to invite.") String email,
      @Option(names = "--role", description = "MEMBER unless said.") String role,
      @Option(names = "--message", description = "What to say to them.") String message,
      @Option(
              names = "--expires-in-days",
              paramLabel = "<n>",
              description = "1 to 30; 7 unless said.")
          Integer days,
      @Option(
              names = "--project-role",
              paramLabel = "<id=role>",
              description = "A role in a project.")
          Map<String, String> projectRoles,
      @Option(names = "--team-role", paramLabel = "<id=role>", description = "A role in a team.")
          Map<String, String> teamRoles,
      @Option(names = "--no-mail", description = "Sends no mail.") boolean noMail,
      @Option(names = "--id", description = "Its id; made for you else.") String id) {
    var line = new InvitationLine(email, role, message, days, projectRoles, teamRoles, !noMail, id);
    session.output().one(invitations(target).create(email, line::in));
  }

  @Command(
      name = "create-all",
      description = {
        "Invites everybody in a file: CSV with a first line that names its columns.",
        "email, and any of role, message, expiresInDays, projectRoles and teamRoles"
            + " (id=ROLE;id=ROLE), mail (false: sends none), invitationId.",
        "What came of each is written to a file. Done again, nobody is invited twice: who is"
            + " invited or a member already counts as done."
      },
      footer = {
        "  organization invitation create-all acme people.csv",
        "  organization invitation create-all acme people.csv --result outcome.csv"
      })
  int createAll(
      @Mixin Target target,
      @Parameters(index = "1", paramLabel = "<file>", description = "Whom to invite.") Path file,
      @Option(names = "--result", description = "What came of each; FILE.result.csv unless said.")
          Path result) {
    var people = InvitationFile.read(file);
    var outcome = result == null ? Path.of(file + ".result.csv") : result;
    return new ManyInvitations(session, target.ref(), outcome).create(people);
  }

  @Command(
      description = "Sends an invitation again with a new link; the old one is dead.",
      footer = "  organization invitation resend acme inv-bob")
  void resend(@Mixin Target target, @Parameters(index = "1", description = INVITATION) String id) {
    session.output().one(invitations(target).resend(id));
  }

  @Command(
      description = "Takes an invitation back.",
      footer = "  organization invitation cancel acme inv-bob --yes")
  void cancel(
      @Mixin Target target,
      @Parameters(index = "1", description = INVITATION) String id,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Cancel invitation " + id + "?");
    session.output().done(invitations(target).cancel(id));
  }

  @Command(
      description = "Makes you a member, who is invited: see organization me invitations.",
      footer = "  organization invitation accept acme inv-bob")
  void accept(
      @Mixin Target target,
      @Parameters(index = "1", description = INVITATION) String id,
      @Option(names = "--secret", description = "What stands behind # in the link of the mail.")
          String secret) {
    session.output().done(invitations(target).accept(id, secret));
  }

  @Command(
      description = "Turns an invitation down.",
      footer = "  organization invitation decline acme inv-bob")
  void decline(@Mixin Target target, @Parameters(index = "1", description = INVITATION) String id) {
    session.output().done(invitations(target).decline(id));
  }

  @Command(
      description = "How many people can still be invited.",
      footer = "  organization invitation limit acme")
  void limit(@Mixin Target target, @Mixin AsOf asOf) {
    session.output().one(reads(target, asOf).limit());
  }
}
