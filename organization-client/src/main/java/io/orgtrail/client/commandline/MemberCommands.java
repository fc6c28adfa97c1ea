package io.orgtrail.client.commandline;

import io.orgtrail.client.members.MemberReads;
import io.orgtrail.client.members.Members;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Members of an organization, and who owns it. */
@Command(
    name = "member",
    description = "Members of an organization, and who owns it.",
    footer = "  organization member list acme")
final class MemberCommands {

  private static final String USER = "The user's id.";
  private static final String[] COLUMNS = {"userId", "email", "name", "role", "joinedAt"};

  private final Session session;

  MemberCommands(Session session) {
    this.session = session;
  }

  private Members members(Target target) {
    return session.client().members(target.ref());
  }

  private MemberReads reads(Target target, AsOf asOf) {
    return asOf.read(
        session.client(),
        client -> client.members(target.ref()),
        past -> past.members(target.ref()));
  }

  @Command(
      description = "Members in the order they joined.",
      footer = {
        "  organization member list acme --role ADMIN",
        "  organization member list acme --as-of 2026-01-01T00:00:00Z --json"
      })
  void list(
      @Mixin Target target,
      @Option(names = "--role", description = "Those with that role.") String role,
      @Mixin AsOf asOf,
      @Mixin Limit limit) {
    session.output().list(limit.of(reads(target, asOf).find(null, role)), COLUMNS);
  }

  @Command(
      description = "Members whose name or e-mail address has a text in it.",
      footer = "  organization member search acme bob")
  void search(
      @Mixin Target target,
      @Parameters(index = "1", description = "Part of name or address, in any case.") String text,
      @Option(names = "--role", description = "Those with that role.") String role,
      @Mixin AsOf asOf,
      @Mixin Limit limit) {
    session.output().list(limit.of(reads(target, asOf).find(text, role)), COLUMNS);
  }

  @Command(
      description = "One member, with teams and projects.",
      footer = "  organization member get acme bob")
  void get(
      @Mixin Target target,
      @Parameters(index = "1", description = USER) String user,
      @Mixin AsOf asOf) {
    session.output().one(reads(target, asOf).get(user));
  }

  @Command(
      description = "Makes somebody a member, or gives a member another role.",
      footer = "  organization member add acme bob --email bob@example.com --role ADMIN")
  void add(
      @Mixin Target target,
      @Parameters(index = "1", description = USER) String user,
      @Option(names = "--email", description = "Where to write to.") String email,
      @Option(names = "--name", description = "What they are called.") String name,
      @Option(names = "--role", description = "MEMBER unless said.") String role,
      @Option(names = "--account-role", description = "Their role in the account.")
          String accountRole) {
    session
        .output()
        .one(
            members(target)
                .add(user, it -> it.email(email).name(name).role(role).accountRole(accountRole)));
  }

  @Command(
      description = "Ends somebody's membership, with all roles in teams and projects.",
      footer = "  organization member remove acme bob --yes")
  void remove(
      @Mixin Target target,
      @Parameters(index = "1", description = USER) String user,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Remove %s from %s?".formatted(user, target.ref()));
    session.output().done(members(target).remove(user));
  }

  @Command(
      description = "Gives a member another role.",
      footer = "  organization member role acme bob READ_ONLY")
  void role(
      @Mixin Target target,
      @Parameters(index = "1", description = USER) String user,
      @Parameters(index = "2", description = "The role's name.") String role) {
    session.output().one(members(target).changeRole(user, role));
  }

  @Command(
      description = "Takes somebody back, with what they had before.",
      footer = "  organization member reinstate acme bob")
  void reinstate(@Mixin Target target, @Parameters(index = "1", description = USER) String user) {
    session.output().one(members(target).reinstate(user));
  }

  @Command(
      description = "Ends your own membership.",
      footer = "  organization member leave acme --yes")
  void leave(@Mixin Target target, @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Leave " + target.ref() + "?");
    session.output().done(members(target).leave());
  }

  @Command(
      name = "transfer-ownership",
      description = "Makes a member an owner, and you an admin.",
      footer = "  organization member transfer-ownership acme bob --yes")
  void transferOwnership(
      @Mixin Target target,
      @Parameters(index = "1", description = USER) String user,
      @Mixin Confirmation confirmation) {
    session.confirm(
        confirmation,
        "Make %s an owner of %s, and yourself an admin?".formatted(user, target.ref()));
    session.output().done(members(target).transferOwnership(user));
  }

  @Command(
      description = "Why a member has their role: the events that led to it.",
      footer = "  organization member explain acme bob")
  void explain(@Mixin Target target, @Parameters(index = "1", description = USER) String user) {
    var explanation = members(target).explain(user);
    if (session.output().json()) {
      session.output().one(explanation);
    } else {
      session.output().list(explanation.chain(), "position", "time", "actor", "text");
    }
  }
}
