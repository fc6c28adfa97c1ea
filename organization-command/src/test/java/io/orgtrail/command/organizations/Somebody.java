package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.gateway.Scenario.unverified;
import static io.orgtrail.command.gateway.Scenario.user;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.command.gateway.Scenario;
import io.orgtrail.command.testing.EveryCommand;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of all kinds of callers, before an organization that has one of each.
 *
 * @param caller whom the token names
 * @param isMember whether they are a member
 * @param traits what they are, in the words of the table
 */
record Somebody(Caller caller, boolean isMember, Set<String> traits) {

  static final String ANYONE = "anyone";
  static final String INVITEE = "the invitee";

  private static final String MEMBER = "a member";

  /** Members are called like their roles; olga was an owner and has left; eve is a stranger. */
  static List<Somebody> all() {
    return Stream.concat(
            Role.all().stream().map(role -> holding(role, user(role.name()))),
            Stream.of(
                holding(role("ADMIN"), unverified("ADMIN")),
                new Somebody(user("lena"), true, Set.of(ANYONE, MEMBER, "the team's LEAD")),
                new Somebody(user("otto"), true, Set.of(ANYONE, MEMBER, "the project's OWNER")),
                new Somebody(user("xenia"), true, Set.of(ANYONE, MEMBER, "the member themselves")),
                new Somebody(user("joe"), false, Set.of(ANYONE)),
                new Somebody(user("ivy"), false, Set.of(INVITEE)),
                new Somebody(unverified("ivy"), false, Set.of(INVITEE)),
                new Somebody(user("eve"), false, Set.of()),
                new Somebody(user("olga"), false, Set.of()),
                new Somebody(user("oscar"), false, Set.of()),
                new Somebody(operator(), false, Set.of(ANYONE, "an operator"))))
        .toList();
  }

  private static Somebody holding(Role role, Caller caller) {
    var traits =
        Stream.concat(
            role.permissions().stream().map(Permission::wireName).map("`%s`"::formatted),
            Stream.of(ANYONE, MEMBER));
    return new Somebody(caller, true, traits.collect(Collectors.toUnmodifiableSet()));
  }

  private static Role role(String name) {
    return Role.named(name).orElseThrow();
  }

  /** The organization that has them, and what {@link EveryCommand} is about. */
  static Scenario acme(Visibility visibility) {
    var acme = Scenario.acme(new SeatLimits(100, null));
    Role.all().forEach(role -> acme.with(role.name(), role.name()));
    acme.registry().admin("otto", "acme");
    return acme.with("lena", "NONE")
        .with("otto", "NONE")
        .with("xenia", "NONE")
        .given("alice", new CreateTeam("acme", "core", "Core", null, null, null))
        .given("alice", new AddTeamMember("acme", "core", "lena", "LEAD"))
        .given("alice", new AddTeamMember("acme", "core", "xenia", "MEMBER"))
        .given("alice", new CreateProject("acme", "apollo", "Apollo"))
        .given("alice", new GrantProjectRole("acme", "apollo", "otto", "OWNER"))
        .given("alice", new GrantProjectRole("acme", "apollo", "xenia", "LABELER"))
        .given("alice", new DefineRole("acme", "GUEST", List.of("members:read")))
        .given("alice", new CreateResourceTag("acme", "t1", "Later", "00FF00"))
        .given("alice", EveryCommand.addIntegration("aws"))
        .given("alice", EveryCommand.registerWebhook("hook"))
        .withInvitation("ivy", "i1")
        .with("olga", "OWNER")
        .given("olga", new LeaveOrganization("acme"))
        .given("oscar", create("other", "Other"))
        .isPublic()
        .given("joe", new RequestToJoin("acme", null))
        .is(visibility);
  }

  boolean isOperator() {
    return caller.operator();
  }

  @Override
  public String toString() {
    return caller.userId() + (caller.emailVerified() || isOperator() ? "" : " (unverified)");
  }
}
