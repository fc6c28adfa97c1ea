package io.orgtrail.command.invitations;

import static io.orgtrail.command.gateway.Scenario.acme;
import static io.orgtrail.command.gateway.Scenario.invite;
import static io.orgtrail.command.gateway.Scenario.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers.Entry;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.DeleteProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.RenameProject;
import io.orgtrail.api.projects.ProjectEvent.ProjectRenamed;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleCommand.DeleteRole;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.teams.TeamCommand.DeleteTeam;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.command.deciding.Decision.Refused;
import io.orgtrail.command.gateway.Scenario;
import io.orgtrail.command.gateway.Scenario.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Invitations that offer roles in projects and teams. */
class OfferedRolesTest {

  private static final List<ProjectRole> NO_PROJECTS = List.of();
  private static final List<TeamRole> NO_TEAMS = List.of();

  private static final EmailAddress BOBS_ADDRESS = EmailAddress.of("bob@example.com");

  private static final AcceptInvitation ACCEPT = new AcceptInvitation("acme", "inv-1", null);

  /** Projects apollo and gemini, team crew, and the role curator. */
  private static Scenario space() {
    return acme()
        .given("alice", new CreateProject("acme", "apollo", "Apollo"))
        .given("alice", new CreateProject("acme", "gemini", "Gemini"))
        .given("alice", new CreateTeam("acme", "crew", "Crew", null, null, null))
        .given("alice", new DefineRole("acme", "curator", List.of("members:read")));
  }

  /** Somebody who may invite, and manages no project or team by it. */
  private static Scenario spaceWithInviter() {
    return space()
        .given("alice", new DefineRole("acme", "inviter", List.of("invitations:manage")))
        .with("ina", "inviter");
  }

  private static List<ProjectRole> inProject(String projectId, String role) {
    return List.of(new ProjectRole(projectId, role));
  }

  private static List<TeamRole> inTeam(String teamId, String role) {
    return List.of(new TeamRole(teamId, role));
  }

  private static InviteMember offer(List<ProjectRole> projectRoles, List<TeamRole> teamRoles) {
    return offer("NONE", projectRoles, teamRoles);
  }

  private static InviteMember offer(
      String role, List<ProjectRole> projectRoles, List<TeamRole> teamRoles) {
    return new InviteMember(
        "acme", "bob@example.com", role, projectRoles, teamRoles, null, null, null, "inv-1");
  }

  private static MemberAdded bobWith(List<ProjectRole> projectRoles, List<TeamRole> teamRoles) {
    return new MemberAdded(
        "acme",
        "bob",
        BOBS_ADDRESS,
        PersonName.of("bob"),
        "NONE",
        null,
        "inv-1",
        projectRoles,
        teamRoles);
  }

  private static void assertBlames(String field, Outcome outcome) {
    assertThat(((Refused) outcome.decision()).rejection().fields())
        .extracting(error -> error.field())
        .containsExactly(field);
  }

  @Nested
  class Inviting {

    @Test
    void offersThemBesideTheRoleNone() {
      var projects =
          List.of(new ProjectRole("apollo", "OWNER"), new ProjectRole("gemini", "curator"));

      var events = space().when("alice", offer(projects, inTeam("crew", "LEAD"))).events();

      assertThat(events.get(0))
          .isEqualTo(
              new SeatReserved(
                  "acme", "inv-1", BOBS_ADDRESS, "NONE", projects, inTeam("crew", "LEAD")));
      var invited = (MemberInvited) events.get(1);
      assertThat(invited.role()).isEqualTo("NONE");
      assertThat(invited.projectRoles()).isEqualTo(projects);
      assertThat(invited.teamRoles()).isEqualTo(inTeam("crew", "LEAD"));
    }

    @Test
    void offersTheRoleNoneAlone() {
      space()
          .when("alice", offer(NO_PROJECTS, NO_TEAMS))
          .thenEventTypes(SeatReserved.class, MemberInvited.class);
    }

    @Test
    void rejectsAnyOtherRoleBesideThem_alsoTheOneLeftOut() {
      space()
          .when("alice", offer("MEMBER", inProject("apollo", "OWNER"), NO_TEAMS))
          .thenRejected(ErrorCode.ROLE_MUST_BE_NONE);
      space()
          .when("alice", offer("curator", NO_PROJECTS, inTeam("crew", "MEMBER")))
          .thenRejected(ErrorCode.ROLE_MUST_BE_NONE);
      space()
          .when("alice", offer(null, inProject("apollo", "OWNER"), NO_TEAMS))
          .thenRejected(ErrorCode.ROLE_MUST_BE_NONE);
    }

    @Test
    void rejectsUnknownRolesInThem() {
      var inProject = space().when("alice", offer(inProject("apollo", "KING"), NO_TEAMS));
      var inTeam = space().when("alice", offer(NO_PROJECTS, inTeam("crew", "OWNER")));

      inProject.thenRejected(ErrorCode.UNKNOWN_ROLE);
      assertBlames("projectRoles[0].role", inProject);
      inTeam.thenRejected(ErrorCode.UNKNOWN_ROLE);
      assertBlames("teamRoles[0].role", inTeam);
    }

    @Test
    void rejectsProjectsThatAreNotThere() {
      var roles = List.of(new ProjectRole("apollo", "OWNER"), new ProjectRole("saturn", "OWNER"));

      var outcome = space().when("alice", offer(roles, NO_TEAMS));

      outcome.thenRejected(ErrorCode.UNKNOWN_PROJECT);
      assertBlames("projectRoles[1].projectId", outcome);
    }

    @Test
    void rejectsTeamsThatAreNotThere() {
      var outcome = space().when("alice", offer(NO_PROJECTS, inTeam("office", "LEAD")));

      outcome.thenRejected(ErrorCode.UNKNOWN_TEAM);
      assertBlames("teamRoles[0].teamId", outcome);
    }

    @Test
    void rejectsWhatIsNamedTwice() {
      var twice = List.of(new ProjectRole("apollo", "OWNER"), new ProjectRole("apollo", "LABELER"));

      var outcome = space().when("alice", offer(twice, NO_TEAMS));

      outcome.thenRejected(ErrorCode.INVALID);
      assertBlames("projectRoles[1].projectId", outcome);
    }

    @Test
    void checksInTheOrderOfTheRules() {
      space()
          .when("alice", offer("MEMBER", inProject("saturn", "KING"), inTeam("office", "LEAD")))
          .thenRejected(ErrorCode.UNKNOWN_ROLE);
      space()
          .when("alice", offer("MEMBER", inProject("saturn", "OWNER"), inTeam("office", "LEAD")))
          .thenRejected(ErrorCode.ROLE_MUST_BE_NONE);
      space()
          .when("alice", offer(inProject("saturn", "OWNER"), inTeam("office", "LEAD")))
          .thenRejected(ErrorCode.UNKNOWN_PROJECT);
      space()
          .with("bob", "MEMBER")
          .when("alice", offer(NO_PROJECTS, inTeam("office", "LEAD")))
          .thenRejected(ErrorCode.UNKNOWN_TEAM);
      space()
          .with("bob", "MEMBER")
          .when("alice", offer(NO_PROJECTS, inTeam("crew", "LEAD")))
          .thenRejected(ErrorCode.ALREADY_MEMBER);
    }
  }

  @Nested
  class InvitingMany {

    @Test
    void decidesEachEntryByItself() {
      var result =
          space()
              .when(
                  "alice",
                  new InviteMembers(
                      "acme",
                      List.of(
                          entry("bob", "NONE", inProject("apollo", "OWNER"), NO_TEAMS),
                          entry("carl", "MEMBER", inProject("apollo", "OWNER"), NO_TEAMS),
                          entry("dora", "NONE", inProject("saturn", "OWNER"), NO_TEAMS),
                          entry("emil", "NONE", NO_PROJECTS, inTeam("office", "LEAD")),
                          entry("fred", "NONE", NO_PROJECTS, inTeam("crew", "KING")),
                          entry("gina", "NONE", inProject("a b", "OWNER"), NO_TEAMS),
                          entry("hugo", null, NO_PROJECTS, NO_TEAMS))))
              .result();

      assertThat(outcomes(result))
          .containsExactly(
              "ACCEPTED",
              "ROLE_MUST_BE_NONE",
              "UNKNOWN_PROJECT",
              "UNKNOWN_TEAM",
              "UNKNOWN_ROLE",
              "INVALID",
              "ACCEPTED");
    }

    @Test
    void anEntryThatOffersMoreThanTheCallerMayGiveIsForbidden() {
      var result =
          spaceWithInviter()
              .when(
                  "ina",
                  new InviteMembers(
                      "acme",
                      List.of(
                          entry("bob", "NONE", inProject("apollo", "LABELER"), NO_TEAMS),
                          entry("carl", "NONE", NO_PROJECTS, inTeam("crew", "MEMBER")),
                          entry("dora", "NONE", NO_PROJECTS, NO_TEAMS))))
              .result();

      assertThat(outcomes(result)).containsExactly("FORBIDDEN", "FORBIDDEN", "ACCEPTED");
    }

    private Entry entry(
        String name, String role, List<ProjectRole> projectRoles, List<TeamRole> teamRoles) {
      return new Entry(
          name + "@example.com", role, projectRoles, teamRoles, null, null, null, null);
    }

    @SuppressWarnings("unchecked")
    private List<String> outcomes(Map<String, Object> result) {
      return ((List<Map<String, Object>>) result.get("invitations"))
          .stream()
              .map(
                  outcome ->
                      outcome.get("error") instanceof Rejection.Body error
                          ? error.code()
                          : (String) outcome.get("status"))
              .toList();
    }
  }

  @Nested
  class WhoMayOfferThem {

    private final InviteMember toApollo = offer(inProject("apollo", "OWNER"), NO_TEAMS);
    private final InviteMember toCrew = offer(NO_PROJECTS, inTeam("crew", "LEAD"));

    @Test
    void whoManagesProjectsAndTeams() {
      var scenario = space().with("adam", "ADMIN");

      scenario.given("adam", offer(inProject("apollo", "OWNER"), inTeam("crew", "LEAD")));
      scenario.given(operator(), new CancelInvitation("acme", "inv-1"));
      scenario.given(
          operator(),
          new InviteMember(
              "acme",
              "bob@example.com",
              "NONE",
              inProject("apollo", "OWNER"),
              null,
              null,
              null,
              null,
              null));
    }

    @Test
    void notWhoMayInviteAlone() {
      spaceWithInviter().when("ina", toApollo).thenRejected(ErrorCode.FORBIDDEN);
      spaceWithInviter().when("ina", toCrew).thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void whoMayInviteAndOwnsTheProject_orLeadsTheTeam() {
      var scenario =
          spaceWithInviter()
              .given("alice", new GrantProjectRole("acme", "apollo", "ina", "OWNER"))
              .given("alice", new AddTeamMember("acme", "crew", "ina", "LEAD"));

      scenario
          .when("ina", offer(inProject("gemini", "LABELER"), NO_TEAMS))
          .thenRejected(ErrorCode.FORBIDDEN);
      scenario
          .when("ina", offer(inProject("apollo", "OWNER"), inTeam("crew", "LEAD")))
          .thenEventTypes(SeatReserved.class, MemberInvited.class);
    }

    @Test
    void notWhoHasAnotherRoleThere() {
      spaceWithInviter()
          .given("alice", new GrantProjectRole("acme", "apollo", "ina", "ADMIN"))
          .when("ina", toApollo)
          .thenRejected(ErrorCode.FORBIDDEN);
      spaceWithInviter()
          .given("alice", new AddTeamMember("acme", "crew", "ina", "MEMBER"))
          .when("ina", toCrew)
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void notWhoOwnsTheProjectAndMayNotInvite() {
      space()
          .with("mia", "MEMBER")
          .given("alice", new GrantProjectRole("acme", "apollo", "mia", "OWNER"))
          .when("mia", toApollo)
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void nobodyOffersARoleThatHoldsMoreThanTheirs() {
      spaceWithInviter()
          .when("ina", invite("bob", "curator", null))
          .thenRejected(ErrorCode.FORBIDDEN);
      spaceWithInviter()
          .when("ina", invite("bob", "inviter", null))
          .thenEventTypes(SeatReserved.class, MemberInvited.class);
    }
  }

  @Nested
  class Accepting {

    private final List<ProjectRole> projects =
        List.of(new ProjectRole("apollo", "OWNER"), new ProjectRole("gemini", "curator"));

    @Test
    void givesWhatWasOffered() {
      space()
          .given("alice", offer(projects, inTeam("crew", "LEAD")))
          .when("bob", ACCEPT)
          .thenEvents(
              new InvitationAccepted("acme", "inv-1", "bob"),
              bobWith(projects, inTeam("crew", "LEAD")));
    }

    @Test
    void theRolesCountAtOnce() {
      var scenario =
          space()
              .with("mia", "MEMBER")
              .given("alice", offer(projects, inTeam("crew", "LEAD")))
              .given("bob", ACCEPT);

      scenario
          .when("bob", new AddTeamMember("acme", "crew", "mia", null))
          .thenEvents(new TeamMemberAdded("acme", "crew", "mia", "MEMBER"));
      scenario
          .when("bob", new RenameProject("acme", "apollo", "Mine"))
          .thenEvents(new ProjectRenamed("acme", "apollo", "Mine", "Apollo"));
      scenario
          .when("bob", new RenameProject("acme", "gemini", "Mine"))
          .thenRejected(ErrorCode.FORBIDDEN);
      scenario
          .when("bob", new LeaveOrganization("acme"))
          .thenEvents(new MemberLeft("acme", "bob", "NONE", projects, inTeam("crew", "LEAD")));
    }

    @Test
    void leavesOutProjectsAndTeamsThatAreGone() {
      space()
          .given("alice", offer(projects, inTeam("crew", "LEAD")))
          .given("alice", new DeleteProject("acme", "apollo"))
          .given("alice", new DeleteTeam("acme", "crew"))
          .when("bob", ACCEPT)
          .thenEvents(
              new InvitationAccepted("acme", "inv-1", "bob"),
              bobWith(inProject("gemini", "curator"), NO_TEAMS));
    }

    @Test
    void givesNothingInWhatWasMadeUnderTheSameIdSince() {
      space()
          .given("alice", offer(projects, inTeam("crew", "LEAD")))
          .given("alice", new DeleteProject("acme", "apollo"))
          .given("alice", new DeleteTeam("acme", "crew"))
          .given("alice", new CreateProject("acme", "apollo", "Apollo again"))
          .given("alice", new CreateTeam("acme", "crew", "Crew again", null, null, null))
          .when("bob", ACCEPT)
          .thenEvents(
              new InvitationAccepted("acme", "inv-1", "bob"),
              bobWith(inProject("gemini", "curator"), NO_TEAMS));
    }

    @Test
    void anOfferedRoleIsFree_onceItsProjectIsGone() {
      space()
          .given("alice", offer(inProject("gemini", "curator"), NO_TEAMS))
          .given("alice", new DeleteProject("acme", "gemini"))
          .when("alice", new DeleteRole("acme", "curator"))
          .thenEventTypes(RoleDeleted.class);
    }

    @Test
    void makesAMemberEvenWhenNothingIsLeft() {
      space()
          .given("alice", offer(inProject("apollo", "OWNER"), NO_TEAMS))
          .given("alice", new DeleteProject("acme", "apollo"))
          .when("bob", ACCEPT)
          .thenEvents(
              new InvitationAccepted("acme", "inv-1", "bob"), bobWith(NO_PROJECTS, NO_TEAMS));
    }

    @Test
    void anOfferedRoleIsInUse_untilTheOfferAndTheMembershipHaveEnded() {
      var delete = new DeleteRole("acme", "curator");
      var scenario = space().given("alice", offer(inProject("gemini", "curator"), NO_TEAMS));

      scenario.when("alice", delete).thenRejected(ErrorCode.ROLE_IN_USE);
      scenario.given("bob", ACCEPT).when("alice", delete).thenRejected(ErrorCode.ROLE_IN_USE);
      scenario
          .given("bob", new LeaveOrganization("acme"))
          .when("alice", delete)
          .thenEventTypes(RoleDeleted.class);
    }

    @Test
    void anOfferedRoleIsFree_onceTheInvitationIsCanceled() {
      space()
          .given("alice", invite("bob", "curator", "inv-1"))
          .given("alice", new CancelInvitation("acme", "inv-1"))
          .when("alice", new DeleteRole("acme", "curator"))
          .thenEventTypes(RoleDeleted.class);
    }
  }
}
