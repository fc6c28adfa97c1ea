package io.orgtrail.command.members;

import static io.orgtrail.api.roles.Permission.MEMBERS_MANAGE;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;
import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.email;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.members.MemberCommand.ReinstateMember;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.api.projects.ProjectCommand.RenameProject;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRenamed;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ReinstateMemberTest {

  private static final ReinstateMember BOB = new ReinstateMember("acme", "bob");
  private static final List<ProjectRole> IN_PROJECTS =
      List.of(new ProjectRole("apollo", "OWNER"), new ProjectRole("gemini", "LABELER"));
  private static final List<TeamRole> IN_TEAMS =
      List.of(new TeamRole("crew", "LEAD"), new TeamRole("office", "MEMBER"));

  static final List<Event> ENDS =
      List.of(
          new UserRemoved("acme", "bob", "ADMIN", IN_PROJECTS, IN_TEAMS),
          new MemberLeft("acme", "bob", "ADMIN", IN_PROJECTS, IN_TEAMS));

  /** Bob was an admin, led the crew and owned apollo; he is gone. */
  private static Acme without(Event end) {
    return acme()
        .with("bob", "ADMIN")
        .withTeam("crew")
        .withTeam("office")
        .withProject("apollo")
        .withProject("gemini")
        .withTeamMember("crew", "bob", "LEAD")
        .withTeamMember("office", "bob", "MEMBER")
        .withProjectRole("apollo", "bob", "OWNER")
        .withProjectRole("gemini", "bob", "LABELER")
        .given(end);
  }

  private static Acme withoutBob() {
    return without(ENDS.get(0));
  }

  /** Bob had that role and nothing else. */
  private static Acme formerly(Acme acme, String role, String accountRole) {
    return acme.with("bob", role, accountRole).given(removed(role));
  }

  private static Acme formerly(String role) {
    return formerly(acme(), role, null);
  }

  private static UserRemoved removed(String role) {
    return new UserRemoved("acme", "bob", role, List.of(), List.of());
  }

  private static MemberReinstated back(
      String role, String previousRole, List<ProjectRole> projects, List<TeamRole> teams) {
    return back(role, previousRole, null, projects, teams);
  }

  private static MemberReinstated back(
      String role,
      String previousRole,
      String accountRole,
      List<ProjectRole> projects,
      List<TeamRole> teams) {
    return new MemberReinstated(
        "acme",
        "bob",
        email("bob"),
        PersonName.of("bob"),
        role,
        previousRole,
        accountRole,
        projects,
        teams);
  }

  private static MemberReinstated back(String role, String previousRole) {
    return back(role, previousRole, List.of(), List.of());
  }

  @ParameterizedTest
  @FieldSource("ENDS")
  void givesEverythingBackThatTheyHad(Event end) {
    without(end)
        .when("alice", BOB)
        .thenEvents(back("ADMIN", "ADMIN", IN_PROJECTS, IN_TEAMS))
        .telling(Map.of("role", "ADMIN", "projectRoles", IN_PROJECTS, "teamRoles", IN_TEAMS));
  }

  @Test
  void givesTheAccountRoleBack_alsoOneThatWasToldLater() {
    formerly(acme(), "MEMBER", "member")
        .when("alice", BOB)
        .thenEvents(back("MEMBER", "MEMBER", "member", List.of(), List.of()));
    acme()
        .with("bob", "MEMBER")
        .given(new MemberRoleChanged("acme", "bob", "ANNOTATOR", "MEMBER", "annotator"))
        .given(removed("ANNOTATOR"))
        .when("alice", BOB)
        .thenEvents(back("ANNOTATOR", "ANNOTATOR", "annotator", List.of(), List.of()));
  }

  @Test
  void whoIsBackHasTheirPowerInTeamsAndProjects() {
    var acme =
        withoutBob().with("mia", "MEMBER").given(back("NONE", "ADMIN", IN_PROJECTS, IN_TEAMS));

    acme.when("bob", new RenameProject("acme", "apollo", "Mine"))
        .thenEvents(new ProjectRenamed("acme", "apollo", "Mine", "apollo"));
    acme.when("bob", new AddTeamMember("acme", "crew", "mia", null))
        .thenEvents(new TeamMemberAdded("acme", "crew", "mia", "MEMBER"));
    acme.when("alice", new RemoveMember("acme", "bob"))
        .thenEvents(new UserRemoved("acme", "bob", "NONE", IN_PROJECTS, IN_TEAMS));
  }

  @Test
  void givesBackWhatTheyHadTheLastTime() {
    withoutBob()
        .with("bob", "REVIEWER")
        .withTeamMember("crew", "bob", "MEMBER")
        .given(
            new MemberLeft(
                "acme", "bob", "REVIEWER", List.of(), List.of(new TeamRole("crew", "MEMBER"))))
        .when("alice", BOB)
        .thenEvents(
            back("REVIEWER", "REVIEWER", List.of(), List.of(new TeamRole("crew", "MEMBER"))));
  }

  @Test
  void givesBackWhatTheyWereGivenBackBefore() {
    withoutBob()
        .given(back("MEMBER", "ADMIN"))
        .given(removed("MEMBER"))
        .when("alice", BOB)
        .thenEvents(back("MEMBER", "MEMBER"));
  }

  @Test
  void rejectsWhoNeverWasAMember() {
    acme().when("alice", BOB).thenRejected(ErrorCode.NEVER_A_MEMBER);
    acme().withInvitation("bob", "inv-1").when("alice", BOB).thenRejected(ErrorCode.NEVER_A_MEMBER);
  }

  @Test
  void rejectsWhoIsAMember() {
    acme().with("bob", "MEMBER").when("alice", BOB).thenRejected(ErrorCode.ALREADY_MEMBER);
    withoutBob().with("bob", "MEMBER").when("alice", BOB).thenRejected(ErrorCode.ALREADY_MEMBER);
    withoutBob()
        .given(back("ADMIN", "ADMIN"))
        .when("alice", BOB)
        .thenRejected(ErrorCode.ALREADY_MEMBER);
    acme()
        .with("adam", "ADMIN")
        .when("adam", new ReinstateMember("acme", "alice"))
        .thenRejected(ErrorCode.ALREADY_MEMBER);
  }

  @Test
  void rejectsWhoComesWhenEverySeatIsTaken() {
    var full = formerly("MEMBER").withSeats(1, null);

    full.when("alice", BOB).thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
    full.when("alice", new ReinstateMember("acme", "alice")).thenRejected(ErrorCode.ALREADY_MEMBER);
    full.when("alice", new ReinstateMember("acme", "mia")).thenRejected(ErrorCode.NEVER_A_MEMBER);
  }

  @Test
  void takesASeatAgain() {
    formerly("MEMBER")
        .withSeats(2, null)
        .given(back("MEMBER", "MEMBER"))
        .with("mia", "NONE")
        .given(new UserRemoved("acme", "mia", "NONE", List.of(), List.of()))
        .withInvitation("dora", "inv-1")
        .when("alice", new ReinstateMember("acme", "mia"))
        .thenRejected(ErrorCode.SEAT_LIMIT_REACHED);
  }

  @Test
  void endsThePendingInvitationOfTheirAddress() {
    formerly("MEMBER")
        .withSeats(2, null)
        .withInvitation("bob", "inv-1")
        .when("alice", BOB)
        .thenEvents(new SeatReleased("acme", "inv-1"), back("MEMBER", "MEMBER"))
        .endingInvitations("inv-1@5");
  }

  @Test
  void endsTheirRequestToJoin() {
    var bobs = new JoinRequested("acme", "bob", email("bob"), null, null, null);
    Acme.publicAcme()
        .with("bob", "MEMBER")
        .given(removed("MEMBER"))
        .given(bobs)
        .given(back("MEMBER", "MEMBER"))
        .when("alice", new RejectJoinRequest("acme", "bob", null))
        .thenRejected(ErrorCode.NO_SUCH_REQUEST);
  }

  @ParameterizedTest
  @CsvSource({"OWNER, MEMBER", "ADMIN, ADMIN", "REVIEWER, REVIEWER", "NONE, NONE"})
  void anAdminGivesNoMoreThanTheyHold(String role, String given) {
    formerly(role).with("adam", "ADMIN").when("adam", BOB).thenEvents(back(given, role));
  }

  @ParameterizedTest
  @CsvSource({"OWNER, NONE", "MEMBER, NONE", "REVIEWER, NONE", "NONE, NONE"})
  void whoHoldsNoneOfTheRolesGivesNone(String role, String given) {
    formerly(role)
        .withRole("CHIEF", MEMBERS_MANAGE)
        .with("carl", "CHIEF")
        .when("carl", BOB)
        .thenEvents(back(given, role));
  }

  @Test
  void anOperatorGivesEverything() {
    formerly("OWNER").when(operator(), BOB).thenEvents(back("OWNER", "OWNER"));
    withoutBob().when(operator(), BOB).thenEvents(back("ADMIN", "ADMIN", IN_PROJECTS, IN_TEAMS));
  }

  /** Carl may manage members, and nothing else but one team and one project. */
  @Test
  void givesBackInTeamsAndProjectsWhatTheCallerManages() {
    withoutBob()
        .withRole("CHIEF", MEMBERS_MANAGE, ORGANIZATION_READ)
        .with("carl", "CHIEF")
        .withTeamMember("office", "carl", "LEAD")
        .withTeamMember("crew", "carl", "MEMBER")
        .withProjectRole("apollo", "carl", "OWNER")
        .withProjectRole("gemini", "carl", "LABELER")
        .when("carl", BOB)
        .thenEvents(back("NONE", "ADMIN", IN_PROJECTS.subList(0, 1), IN_TEAMS.subList(1, 2)));
  }

  @Test
  void givesBackNothingInWhatIsGone_evenWhenItsIdIsUsedAgain() {
    var projects = IN_PROJECTS.subList(1, 2);
    var teams = IN_TEAMS.subList(1, 2);
    var acme =
        withoutBob()
            .given(new ProjectDeleted("acme", "apollo", "apollo"))
            .given(new TeamDeleted("acme", "crew", "crew", "crew"));

    acme.when("alice", BOB).thenEvents(back("ADMIN", "ADMIN", projects, teams));
    acme.withProject("apollo")
        .withTeam("crew")
        .when("alice", BOB)
        .thenEvents(back("ADMIN", "ADMIN", projects, teams));
  }

  @Test
  void givesNoRoleBackThatIsGone_evenWhenItsNameIsUsedAgain() {
    var projects = List.of(new ProjectRole("apollo", "CHIEF"));
    var acme =
        acme()
            .withRole("CHIEF", MEMBERS_MANAGE)
            .withProject("apollo")
            .with("bob", "CHIEF")
            .withProjectRole("apollo", "bob", "CHIEF")
            .given(new UserRemoved("acme", "bob", "CHIEF", projects, List.of()));
    acme.when("alice", BOB).thenEvents(back("CHIEF", "CHIEF", projects, List.of()));

    acme.given(new RoleDeleted("acme", "CHIEF", List.of(MEMBERS_MANAGE)));
    acme.when("alice", BOB).thenEvents(back("MEMBER", "CHIEF"));

    acme.withRole("CHIEF", Permission.values());
    acme.when("alice", BOB).thenEvents(back("MEMBER", "CHIEF"));
  }

  @Test
  void rejectsAnAnnotatorToWhomTheCallerMayNotGiveThatRole() {
    var acme =
        formerly(acme(), "ANNOTATOR", "annotator")
            .withRole("CHIEF", MEMBERS_MANAGE)
            .with("carl", "CHIEF");

    acme.when("carl", BOB).thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
    acme.withSeats(1, null)
        .when("carl", BOB)
        .thenRejected(ErrorCode.ROLE_NOT_ALLOWED_FOR_ACCOUNT_ROLE);
  }

  @Test
  void isForWhoManagesMembers() {
    formerly("NONE").with("mia", "MEMBER").when("mia", BOB).thenRejected(ErrorCode.FORBIDDEN);
    formerly("OWNER").when("bob", BOB).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }
}
