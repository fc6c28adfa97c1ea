package io.orgtrail.command.organizations;

import static io.orgtrail.command.gateway.Scenario.unverified;
import static io.orgtrail.command.gateway.Scenario.user;
import static net.jqwik.api.Combinators.combine;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Random commands of people with little power in the organization, about teams and projects that
 * some of them lead: what they may do, those roles and roles of the organization's own decide.
 */
final class RandomTeamwork {

  private static final Arbitrary<String> COLLEAGUES = Arbitraries.of("bob", "carl", "dora");
  private static final Arbitrary<String> ROLES =
      Arbitraries.of("CHIEF", "HELPER", "MEMBER", "NONE");
  private static final Arbitrary<Caller> CALLERS =
      Arbitraries.of(
          user("alice"),
          user("alice"),
          user("bob"),
          user("bob"),
          unverified("carl"),
          unverified("carl"),
          user("dora"));

  private RandomTeamwork() {}

  /** How it begins: alice stays the only owner. */
  static List<Step> opening() {
    return Stream.of(
            define("CHIEF", List.of("invitations:manage", "projects:manage")),
            define("HELPER", List.of("invitations:manage", "teams:manage")),
            add("bob", "CHIEF"),
            add("carl", "HELPER"),
            add("dora", "MEMBER"),
            new CreateTeam("acme", "red", "Red", null, null, null),
            new CreateTeam("acme", "blue", "Blue", null, null, null),
            new CreateProject("acme", "cats", "Cats"),
            new CreateProject("acme", "dogs", "Dogs"))
        .map(command -> new Step(user("alice"), command, Duration.ZERO))
        .toList();
  }

  static Arbitrary<List<Step>> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(9, one(RandomResources.teamMembers())),
            Tuple.of(9, one(RandomResources.projectRoles())),
            Tuple.of(2, one(RandomResources.teams())),
            Tuple.of(1, one(RandomResources.projects())),
            Tuple.of(5, one(membership())),
            Tuple.of(3, one(roles())),
            Tuple.of(3, offersWithAnswers()))
        .list()
        .ofMinSize(80)
        .ofMaxSize(110)
        .map(parts -> parts.stream().flatMap(List::stream).toList());
  }

  private static Arbitrary<List<Step>> one(Arbitrary<Command> commands) {
    return RandomSteps.by(CALLERS, commands).map(List::of);
  }

  private static Arbitrary<Command> membership() {
    return Arbitraries.oneOf(
        combine(COLLEAGUES, ROLES).as(RandomTeamwork::add),
        combine(COLLEAGUES, ROLES).as(RandomTeamwork::add),
        COLLEAGUES.map(name -> new RemoveMember("acme", name)),
        COLLEAGUES.map(name -> new ReinstateMember("acme", name)),
        COLLEAGUES.map(name -> new ReinstateMember("acme", name)),
        Arbitraries.just(new LeaveOrganization("acme")));
  }

  private static Arbitrary<Command> roles() {
    var permissions =
        Arbitraries.subsetOf(
                "invitations:manage",
                "members:manage",
                "teams:manage",
                "projects:manage",
                "projects:create",
                "roles:manage")
            .map(List::copyOf);
    return combine(Arbitraries.of("CHIEF", "HELPER"), permissions).as(RandomTeamwork::define);
  }

  /** Somebody is offered roles in teams or projects, and answers. */
  private static Arbitrary<List<Step>> offersWithAnswers() {
    return COLLEAGUES.flatMap(
        name ->
            combine(
                    RandomSteps.by(CALLERS, offers(name)),
                    RandomSteps.by(CALLERS, Arbitraries.just(new RemoveMember("acme", name))),
                    RandomSteps.answers(user(name), 1))
                .as((offer, removal, answer) -> List.of(removal, offer, answer)));
  }

  private static Arbitrary<Command> offers(String name) {
    var projectRoles =
        combine(RandomResources.PROJECTS, Arbitraries.of("OWNER", "CHIEF"))
            .as(ProjectRole::new)
            .list()
            .ofMaxSize(1);
    var teamRoles =
        combine(RandomResources.TEAMS, Arbitraries.of("LEAD", "MEMBER"))
            .as(TeamRole::new)
            .list()
            .ofMaxSize(1);
    return combine(projectRoles, teamRoles).as((projects, teams) -> offer(name, projects, teams));
  }

  private static Command offer(String name, List<ProjectRole> projects, List<TeamRole> teams) {
    var id = RandomMembership.invitationId(name, 1);
    return new InviteMember(
        "acme", name + "@example.com", "NONE", projects, teams, null, null, null, id);
  }

  private static Command define(String role, List<String> permissions) {
    return new DefineRole("acme", role, permissions);
  }

  private static Command add(String name, String role) {
    return new AddMember("acme", name, null, name, role, null);
  }
}
