package io.orgtrail.client.commandline;

import static io.orgtrail.client.commandline.OrganizationFields.change;

import io.orgtrail.client.teams.TeamReads;
import io.orgtrail.client.teams.Teams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Teams of an organization. */
@Command(
    name = "team",
    description = "Teams of an organization.",
    footer = "  organization team list acme")
final class TeamCommands {

  private static final String TEAM = "The team's id or slug.";
  private static final String USER = "The member's user id.";
  private static final String ROLE = "MEMBER or LEAD.";

  private final Session session;

  TeamCommands(Session session) {
    this.session = session;
  }

  private Teams teams(Target target) {
    return session.client().teams(target.ref());
  }

  private TeamReads reads(Target target, AsOf asOf) {
    return asOf.read(
        session.client(), client -> client.teams(target.ref()), past -> past.teams(target.ref()));
  }

  @Command(
      description = "All teams.",
      footer = {"  organization team list acme", "  organization team list acme --as-of 4711"})
  void list(@Mixin Target target, @Mixin AsOf asOf, @Mixin Limit limit) {
    session
        .output()
        .list(
            limit.of(reads(target, asOf).list()), "id", "slug", "name", "memberCount", "createdAt");
  }

  @Command(description = "One team.", footer = "  organization team get acme engineering")
  void get(
      @Mixin Target target,
      @Parameters(index = "1", description = TEAM) String team,
      @Mixin AsOf asOf) {
    session.output().one(reads(target, asOf).get(team));
  }

  @Command(
      description = "Makes a team without members.",
      footer = "  organization team create acme Engineering --color \"#3B82F6\"")
  void create(
      @Mixin Target target,
      @Parameters(index = "1", description = "Its name.") String name,
      @Option(names = "--slug", description = "Its short name.") String slug,
      @Option(names = "--description", description = "What it is for.") String description,
      @Option(names = "--color", description = "#RRGGBB.") String color,
      @Option(names = "--id", description = "Its id; made for you else.") String id) {
    session
        .output()
        .one(
            teams(target)
                .create(name, it -> it.slug(slug).description(description).color(color).id(id)));
  }

  @Command(
      description = "Changes a team; an empty text clears.",
      footer = "  organization team update acme engineering --name \"Platform Engineering\"")
  void update(
      @Mixin Target target,
      @Parameters(index = "1", description = TEAM) String team,
      @Option(names = "--name", description = "Its name.") String name,
      @Option(names = "--slug", description = "Its short name.") String slug,
      @Option(names = "--description", description = "What it is for.") String description,
      @Option(names = "--color", description = "#RRGGBB.") String color) {
    session
        .output()
        .one(
            teams(target)
                .update(
                    team,
                    it -> {
                      change(name, it::name);
                      change(slug, it::slug);
                      change(description, it::description);
                      change(color, it::color);
                      return it;
                    }));
  }

  @Command(
      description = "Ends a team; its members stay in the organization.",
      footer = "  organization team delete acme engineering --yes")
  void delete(
      @Mixin Target target,
      @Parameters(index = "1", description = TEAM) String team,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Delete team %s of %s?".formatted(team, target.ref()));
    session.output().done(teams(target).delete(team));
  }

  @Command(
      description = "Who is in a team.",
      footer = "  organization team members acme engineering")
  void members(
      @Mixin Target target,
      @Parameters(index = "1", description = TEAM) String team,
      @Mixin AsOf asOf,
      @Mixin Limit limit) {
    session
        .output()
        .list(limit.of(reads(target, asOf).members(team)), "userId", "email", "name", "role");
  }

  @Command(
      name = "add-member",
      description = "Puts a member of the organization into a team.",
      footer = "  organization team add-member acme engineering bob --role LEAD")
  void addMember(
      @Mixin Target target,
      @Parameters(index = "1", description = TEAM) String team,
      @Parameters(index = "2", description = USER) String user,
      @Option(names = "--role", defaultValue = "MEMBER", description = ROLE) String role) {
    session.output().done(teams(target).addMember(team, user, role));
  }

  @Command(
      name = "member-role",
      description = "Gives somebody in a team another role there.",
      footer = "  organization team member-role acme engineering bob LEAD")
  void memberRole(
      @Mixin Target target,
      @Parameters(index = "1", description = TEAM) String team,
      @Parameters(index = "2", description = USER) String user,
      @Parameters(index = "3", description = ROLE) String role) {
    session.output().done(teams(target).changeMemberRole(team, user, role));
  }

  @Command(
      name = "remove-member",
      description = "Takes somebody out of a team.",
      footer = "  organization team remove-member acme engineering bob --yes")
  void removeMember(
      @Mixin Target target,
      @Parameters(index = "1", description = TEAM) String team,
      @Parameters(index = "2", description = USER) String user,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Remove %s from team %s?".formatted(user, team));
    session.output().done(teams(target).removeMember(team, user));
  }
}
