package io.orgtrail.command.members;

import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.added;
import static io.orgtrail.command.testing.Acme.email;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.members.MemberCommand.LeaveOrganization;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.RenameProject;
import io.orgtrail.api.projects.ProjectCommand.RevokeProjectRole;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.RemoveTeamMember;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Roles in teams and projects end with the membership: bob leads the crew and owns apollo. */
class RolesElsewhereTest {

  private static final List<ProjectRole> IN_PROJECTS =
      List.of(new ProjectRole("apollo", "OWNER"), new ProjectRole("gemini", "LABELER"));
  private static final List<TeamRole> IN_TEAMS =
      List.of(new TeamRole("crew", "LEAD"), new TeamRole("office", "MEMBER"));

  private static final UserRemoved REMOVED =
      new UserRemoved("acme", "bob", "MEMBER", IN_PROJECTS, IN_TEAMS);
  private static final MemberLeft LEFT =
      new MemberLeft("acme", "bob", "MEMBER", IN_PROJECTS, IN_TEAMS);

  static final List<Event> ENDS = List.of(REMOVED, LEFT);

  private static Acme everywhere() {
    return acme()
        .with("bob", "MEMBER")
        .with("mia", "MEMBER")
        .withTeam("crew")
        .withTeam("office")
        .withTeam("kitchen")
        .withProject("apollo")
        .withProject("gemini")
        .withProject("mercury")
        .withTeamMember("crew", "bob", "LEAD")
        .withTeamMember("office", "bob", "MEMBER")
        .withTeamMember("kitchen", "mia", "MEMBER")
        .withProjectRole("apollo", "bob", "OWNER")
        .withProjectRole("gemini", "bob", "LABELER")
        .withProjectRole("gemini", "mia", "OWNER");
  }

  @Test
  void whoIsRemovedIsOutOfEveryTeamAndProject() {
    everywhere().when("alice", new RemoveMember("acme", "bob")).thenEvents(REMOVED);
  }

  @Test
  void whoLeavesIsOutOfEveryTeamAndProject() {
    everywhere().when("bob", new LeaveOrganization("acme")).thenEvents(LEFT);
  }

  @Test
  void whatEndedBeforeIsNotListed() {
    everywhere()
        .given(new TeamDeleted("acme", "crew", "crew", "crew"))
        .given(new ProjectDeleted("acme", "apollo", "apollo"))
        .when("alice", new RemoveMember("acme", "bob"))
        .thenEvents(
            new UserRemoved(
                "acme", "bob", "MEMBER", IN_PROJECTS.subList(1, 2), IN_TEAMS.subList(1, 2)));
  }

  @Test
  void anotherRoleInTheOrganizationLeavesThemAsTheyAre() {
    everywhere()
        .given(new MemberRoleChanged("acme", "bob", "NONE", "MEMBER", null))
        .when("alice", new RemoveMember("acme", "bob"))
        .thenEvents(new UserRemoved("acme", "bob", "NONE", IN_PROJECTS, IN_TEAMS));
    everywhere()
        .when("alice", new ChangeMemberRole("acme", "bob", "NONE"))
        .thenEvents(new MemberRoleChanged("acme", "bob", "NONE", "MEMBER", null));
  }

  @ParameterizedTest
  @FieldSource("ENDS")
  void whoIsGoneHasNoRoleToTake(Event end) {
    var acme = everywhere().given(end);

    acme.when("alice", new RemoveTeamMember("acme", "crew", "bob"))
        .thenRejected(ErrorCode.NOT_A_TEAM_MEMBER);
    acme.when("alice", new RevokeProjectRole("acme", "apollo", "bob", null))
        .thenRejected(ErrorCode.NOT_A_PROJECT_MEMBER);
    acme.when("bob", new RenameProject("acme", "apollo", "Mine"))
        .thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
  }

  @ParameterizedTest
  @FieldSource("ENDS")
  void whoIsGoneCannotBePutIntoATeamOrProject(Event end) {
    var acme = everywhere().given(end);

    acme.when("alice", new AddTeamMember("acme", "crew", "bob", null))
        .thenRejected(ErrorCode.NOT_A_MEMBER);
    acme.when("alice", new GrantProjectRole("acme", "apollo", "bob", "OWNER"))
        .thenRejected(ErrorCode.NOT_A_MEMBER);
  }

  @ParameterizedTest
  @FieldSource("ENDS")
  void whoComesBackComesWithoutThem(Event end) {
    everywhere()
        .given(end)
        .when("alice", new AddMember("acme", "bob", email("bob").typed(), "bob", null, null))
        .thenEvents(added("bob", "MEMBER", null));
    var back = everywhere().given(end).with("bob", "MEMBER");
    back.when("bob", new AddTeamMember("acme", "crew", "mia", null))
        .thenRejected(ErrorCode.FORBIDDEN);
    back.when("bob", new RenameProject("acme", "apollo", "Mine")).thenRejected(ErrorCode.FORBIDDEN);
    back.when("alice", new RemoveMember("acme", "bob"))
        .thenEvents(new UserRemoved("acme", "bob", "MEMBER", List.of(), List.of()));
  }

  @ParameterizedTest
  @FieldSource("ENDS")
  void whoComesBackIsNewInTeamsAndProjects(Event end) {
    var back = everywhere().given(end).with("bob", "MEMBER");

    back.when("alice", new AddTeamMember("acme", "crew", "bob", null))
        .thenEvents(new TeamMemberAdded("acme", "crew", "bob", "MEMBER"));
    back.when("alice", new GrantProjectRole("acme", "apollo", "bob", "LABELER"))
        .thenEvents(new ProjectRoleGranted("acme", "apollo", "bob", "LABELER", null));
  }

  @ParameterizedTest
  @FieldSource("ENDS")
  void othersStayWhereTheyAre(Event end) {
    everywhere()
        .given(end)
        .when("alice", new RemoveMember("acme", "mia"))
        .thenEvents(
            new UserRemoved(
                "acme",
                "mia",
                "MEMBER",
                List.of(new ProjectRole("gemini", "OWNER")),
                List.of(new TeamRole("kitchen", "MEMBER"))));
  }
}
