package io.orgtrail.command.teams;

import static io.orgtrail.command.gateway.Scenario.operator;
import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.publicAcme;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.teams.TeamCommand.AddTeamMember;
import io.orgtrail.api.teams.TeamCommand.ChangeTeamMemberRole;
import io.orgtrail.api.teams.TeamCommand.RemoveTeamMember;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRemoved;
import io.orgtrail.api.teams.TeamEvent.TeamMemberRoleChanged;
import io.orgtrail.command.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is in a team: lea leads the crew, bob is in it, mia is not. */
class TeamMemberCommandsTest {

  private static Acme crew() {
    return crew(acme());
  }

  private static Acme crew(Acme acme) {
    return acme.with("lea", "NONE")
        .with("bob", "NONE")
        .with("mia", "MEMBER")
        .withTeam("crew")
        .withTeamMember("crew", "lea", "LEAD")
        .withTeamMember("crew", "bob", "MEMBER");
  }

  private static AddTeamMember add(String name, String role) {
    return new AddTeamMember("acme", "crew", name, role);
  }

  private static ChangeTeamMemberRole change(String name, String role) {
    return new ChangeTeamMemberRole("acme", "crew", name, role);
  }

  private static RemoveTeamMember remove(String name) {
    return new RemoveTeamMember("acme", "crew", name);
  }

  private static TeamMemberAdded added(String name, String role) {
    return new TeamMemberAdded("acme", "crew", name, role);
  }

  private static TeamMemberRoleChanged changed(String name, String role, String previous) {
    return new TeamMemberRoleChanged("acme", "crew", name, role, previous);
  }

  private static TeamMemberRemoved removed(String name, String previous) {
    return new TeamMemberRemoved("acme", "crew", name, previous);
  }

  @Nested
  class Adding {

    @Test
    void putsAMemberIntoTheTeam() {
      crew().when("alice", add("mia", "LEAD")).thenEvents(added("mia", "LEAD"));
    }

    @Test
    void isAsMember_whenNotSaidOtherwise() {
      crew().when("alice", add("mia", null)).thenEvents(added("mia", "MEMBER"));
    }

    @Test
    void givesTheRole_toWhoIsInTheTeam() {
      crew().when("alice", add("bob", "LEAD")).thenEvents(changed("bob", "LEAD", "MEMBER"));
      crew().when("alice", add("lea", null)).thenEvents(changed("lea", "MEMBER", "LEAD"));
    }

    @Test
    void changesNothing_whenTheRoleIsTheSame() {
      crew().when("alice", add("bob", "MEMBER")).thenNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "lead", "LEADER"})
    void rejectsRolesThatAreNotOfTeams_beforeItLooksForTheMember(String role) {
      crew().when("alice", add("eve", role)).thenRejected(ErrorCode.UNKNOWN_ROLE, "role");
    }

    @Test
    void rejectsRolesOfTheOrganizationsOwn() {
      crew()
          .withRole("skipper")
          .when("alice", add("mia", "skipper"))
          .thenRejected(ErrorCode.UNKNOWN_ROLE, "role");
    }

    @Test
    void rejectsWhoIsNoMemberOfTheOrganization() {
      crew().when("alice", add("eve", "MEMBER")).thenRejected(ErrorCode.NOT_A_MEMBER);
    }
  }

  @Nested
  class ChangingARole {

    @Test
    void givesAnotherRole() {
      crew().when("alice", change("bob", "LEAD")).thenEvents(changed("bob", "LEAD", "MEMBER"));
    }

    @Test
    void changesNothing_whenTheRoleIsTheSame() {
      crew().when("alice", change("lea", "LEAD")).thenNothing();
    }

    @Test
    void rejectsRolesThatAreNotOfTeams_beforeItLooksForTheMember() {
      crew().when("alice", change("mia", "OWNER")).thenRejected(ErrorCode.UNKNOWN_ROLE, "role");
    }

    @Test
    void rejectsWhoIsNotInTheTeam() {
      crew().when("alice", change("mia", "LEAD")).thenRejected(ErrorCode.NOT_A_TEAM_MEMBER);
      crew().when("alice", change("eve", "LEAD")).thenRejected(ErrorCode.NOT_A_TEAM_MEMBER);
    }
  }

  @Nested
  class Removing {

    @Test
    void takesSomebodyOut() {
      crew().when("alice", remove("bob")).thenEvents(removed("bob", "MEMBER"));
    }

    @Test
    void aTeamMayBeWithoutLead() {
      crew().when("alice", remove("lea")).thenEvents(removed("lea", "LEAD"));
    }

    @Test
    void rejectsWhoIsNotInTheTeam_orNotAnyMore() {
      crew().when("alice", remove("mia")).thenRejected(ErrorCode.NOT_A_TEAM_MEMBER);
      crew()
          .given(removed("bob", "MEMBER"))
          .when("alice", remove("bob"))
          .thenRejected(ErrorCode.NOT_A_TEAM_MEMBER);
    }

    @Test
    void whoIsTakenOutMayBeAddedAgain() {
      crew()
          .given(removed("lea", "LEAD"))
          .when("alice", add("lea", null))
          .thenEvents(added("lea", "MEMBER"));
    }
  }

  @Nested
  class Permissions {

    @Test
    void aLeadManagesTheMembers_whateverTheirRoleInTheOrganization() {
      crew().when("lea", add("mia", "LEAD")).thenEvents(added("mia", "LEAD"));
      crew().when("lea", change("bob", "LEAD")).thenEvents(changed("bob", "LEAD", "MEMBER"));
      crew().when("lea", remove("bob")).thenEvents(removed("bob", "MEMBER"));
      crew().when("lea", change("lea", "MEMBER")).thenEvents(changed("lea", "MEMBER", "LEAD"));
    }

    @Test
    void aLeadManagesNoOtherTeam() {
      var two = crew().withTeam("office").withTeamMember("office", "bob", "MEMBER");

      two.when("lea", new AddTeamMember("acme", "office", "lea", null))
          .thenRejected(ErrorCode.FORBIDDEN);
      two.when("lea", new RemoveTeamMember("acme", "office", "bob"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void whoIsLeadNoMoreManagesNothing() {
      crew()
          .given(changed("lea", "MEMBER", "LEAD"))
          .when("lea", add("mia", null))
          .thenRejected(ErrorCode.FORBIDDEN);
      crew()
          .given(removed("lea", "LEAD"))
          .when("lea", add("lea", "LEAD"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void aLeadOfADeletedTeamIsNoLeadOfTheNextOfThatId() {
      crew()
          .given(new TeamDeleted("acme", "crew", "crew", "crew"))
          .withTeam("crew")
          .when("lea", add("lea", "LEAD"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }

    @ParameterizedTest
    @MethodSource("io.orgtrail.command.teams.TeamMemberCommandsTest#commandsAboutMembers")
    void othersNeedThePermission(Command command) {
      crew().when("mia", command).thenRejected(ErrorCode.FORBIDDEN);
      crew().when("bob", add("mia", null)).thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void everybodyMayTakeThemselvesOut_butNotRiseOrPutThemselvesIn() {
      crew().when("bob", remove("bob")).thenEvents(removed("bob", "MEMBER"));
      crew().when("lea", remove("lea")).thenEvents(removed("lea", "LEAD"));
      crew().when("bob", change("bob", "LEAD")).thenRejected(ErrorCode.FORBIDDEN);
      crew().when("mia", add("mia", null)).thenRejected(ErrorCode.FORBIDDEN);
    }

    @Test
    void whoHoldsThePermissionNeedNotBeInTheTeam() {
      crew().with("adam", "ADMIN").when("adam", remove("lea")).thenEvents(removed("lea", "LEAD"));
      crew().when(operator(), add("mia", null)).thenEvents(added("mia", "MEMBER"));
    }

    @ParameterizedTest
    @MethodSource("io.orgtrail.command.teams.TeamMemberCommandsTest#commandsAboutMembers")
    void strangersHearNothing_orThatItIsForbidden(Command command) {
      crew().when("eve", command).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
      crew(publicAcme()).when("eve", command).thenRejected(ErrorCode.FORBIDDEN);
      crew().when("eve", remove("eve")).thenRejected(ErrorCode.ORGANIZATION_NOT_FOUND);
    }
  }

  @ParameterizedTest
  @MethodSource("commandsAboutMembers")
  void rejectsTeamsThatAreNotThere_beforeAnythingElse(Command command) {
    acme().when("alice", command).thenRejected(ErrorCode.TEAM_NOT_FOUND);
    crew()
        .given(new TeamDeleted("acme", "crew", "crew", "crew"))
        .when("alice", command)
        .thenRejected(ErrorCode.TEAM_NOT_FOUND);
  }

  static List<Command> commandsAboutMembers() {
    return List.of(add("lea", "KING"), change("lea", "KING"), remove("lea"));
  }
}
