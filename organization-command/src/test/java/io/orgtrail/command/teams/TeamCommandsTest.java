package io.orgtrail.command.teams;

import static io.orgtrail.command.testing.Acme.acme;
import static io.orgtrail.command.testing.Acme.idMadeBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.teams.TeamCommand.CreateTeam;
import io.orgtrail.api.teams.TeamCommand.DeleteTeam;
import io.orgtrail.api.teams.TeamCommand.UpdateTeam;
import io.orgtrail.api.teams.TeamEvent.TeamCreated;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamUpdated;
import io.orgtrail.command.testing.Acme;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamCommandsTest {

  private static final Patch<String> SAME = Patch.absent();

  private static CreateTeam create(String id, String name, String slug) {
    return new CreateTeam("acme", id, name, slug, null, null);
  }

  private static CreateTeam createInColor(String id, String slug, String color) {
    return new CreateTeam("acme", id, "Crew", slug, null, color);
  }

  private static TeamCreated created(String id, String name, String slug) {
    return new TeamCreated("acme", id, name, slug, null, null);
  }

  @Nested
  class Creating {

    @Test
    void makesATeam() {
      acme()
          .when("alice", new CreateTeam("acme", "crew", " The Crew ", "us", "Who sails", "#aBcDeF"))
          .thenEvents(new TeamCreated("acme", "crew", "The Crew", "us", "Who sails", "#aBcDeF"))
          .telling("teamId", "crew");
    }

    @Test
    void makesTheIdThatWasNotGiven() {
      var id = idMadeBy("alice", "team");

      acme()
          .when("alice", create(null, "Crew", "crew"))
          .thenEvents(created(id, "Crew", "crew"))
          .telling("teamId", id);
    }

    @ParameterizedTest
    @CsvSource({"The Crew, the-crew", "Équipe d'été, equipe-d-ete", "日本, team"})
    void makesTheSlugThatWasNotGiven(String name, String slug) {
      acme().when("alice", create("crew", name, null)).thenEvents(created("crew", name, slug));
    }

    @Test
    void numbersASlugThatIsTaken() {
      var acme = acme().withTeam("crew");

      acme.when("alice", create("c2", "Crew", null)).thenEvents(created("c2", "Crew", "crew-2"));
      acme.given(created("c2", "Crew", "crew-2"))
          .when("alice", create("c3", "Crew", null))
          .thenEvents(created("c3", "Crew", "crew-3"));
    }

    @Test
    void twoTeamsMayHaveTheSameName() {
      acme()
          .given(created("crew", "Crew", "crew"))
          .when("alice", create("c2", "Crew", "others"))
          .thenEvents(created("c2", "Crew", "others"));
    }

    @Test
    void theSlugOfTheOrganizationIsNotTaken() {
      acme().when("alice", create("a", "Acme", null)).thenEvents(created("a", "Acme", "acme"));
    }

    @Test
    void rejectsTakenSlugs() {
      acme()
          .withTeam("crew")
          .when("alice", create("c2", "Crew", "crew"))
          .thenRejected(ErrorCode.SLUG_TAKEN, "slug");
    }

    @Test
    void rejectsTakenIds() {
      acme()
          .withTeam("crew")
          .when("alice", create("crew", "Crew", null))
          .thenRejected(ErrorCode.TEAM_EXISTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "ff0000", "#fff", "#ff00000", "#gg0000", " #ff0000"})
    void rejectsWhatIsNoColor(String color) {
      acme()
          .when("alice", createInColor("crew", null, color))
          .thenRejected(ErrorCode.INVALID_COLOR, "color");
    }

    @Test
    void looksAtTheSlugBeforeTheId_andAtTheIdBeforeTheColor() {
      var acme = acme().withTeam("crew");

      acme.when("alice", createInColor("crew", "crew", "red")).thenRejected(ErrorCode.SLUG_TAKEN);
      acme.when("alice", createInColor("crew", "us", "red")).thenRejected(ErrorCode.TEAM_EXISTS);
    }

    @Test
    void needsThePermission() {
      var acme = acme().with("adam", "ADMIN").with("bob", "MEMBER");

      acme.when("adam", create("crew", "Crew", "crew")).thenEvents(created("crew", "Crew", "crew"));
      acme.when("bob", create("crew", "Crew", "crew")).thenRejected(ErrorCode.FORBIDDEN);
    }
  }

  @Nested
  class Updating {

    private Acme withCrew() {
      return acme().given(new TeamCreated("acme", "crew", "Crew", "crew", "Who sails", "#ff0000"));
    }

    private UpdateTeam update(
        Patch<String> name, Patch<String> slug, Patch<String> description, Patch<String> color) {
      return new UpdateTeam("acme", "crew", name, slug, description, color);
    }

    private TeamUpdated updated(String name, String slug, String description, String color) {
      return new TeamUpdated(
          "acme",
          "crew",
          name,
          slug,
          description,
          color,
          new TeamUpdated.Previous("Crew", "crew", "Who sails", "#ff0000"));
    }

    @Test
    void changesOnlyWhatIsGiven() {
      withCrew()
          .when("alice", update(Patch.to(" Mates "), SAME, SAME, SAME))
          .thenEvents(updated("Mates", "crew", "Who sails", "#ff0000"));
      withCrew()
          .when("alice", update(SAME, Patch.to("mates"), SAME, Patch.to("#00ff00")))
          .thenEvents(updated("Crew", "mates", "Who sails", "#00ff00"));
    }

    @Test
    void clearsDescriptionAndColor() {
      withCrew()
          .when("alice", update(SAME, SAME, Patch.to(null), Patch.to(null)))
          .thenEvents(updated("Crew", "crew", null, null));
    }

    @Test
    void changesNothing_whenNothingIsDifferent() {
      withCrew().when("alice", update(SAME, SAME, SAME, SAME)).thenNothing();
      withCrew()
          .when(
              "alice",
              update(
                  Patch.to("Crew "), Patch.to("crew"), Patch.to("Who sails"), Patch.to("#ff0000")))
          .thenNothing();
    }

    @Test
    void rejectsTheSlugOfAnotherTeam_beforeWhatIsNoColor() {
      withCrew()
          .withTeam("mates")
          .when("alice", update(SAME, Patch.to("mates"), SAME, Patch.to("red")))
          .thenRejected(ErrorCode.SLUG_TAKEN, "slug");
    }

    @Test
    void rejectsWhatIsNoColor() {
      withCrew()
          .when("alice", update(SAME, SAME, SAME, Patch.to("ff0000")))
          .thenRejected(ErrorCode.INVALID_COLOR, "color");
    }

    @Test
    void theOldSlugIsFree_theNewOneIsNot() {
      var moved = withCrew().given(updated("Crew", "mates", "Who sails", "#ff0000"));

      moved.when("alice", create("c2", "Crew", "crew")).thenEvents(created("c2", "Crew", "crew"));
      moved.when("alice", create("c2", "Crew", "mates")).thenRejected(ErrorCode.SLUG_TAKEN);
    }

    @Test
    void aNewNameLeavesTheSlugTaken() {
      withCrew()
          .given(updated("Mates", "crew", "Who sails", "#ff0000"))
          .when("alice", create("c2", "Crew", "crew"))
          .thenRejected(ErrorCode.SLUG_TAKEN);
    }

    @Test
    void rejectsWhatIsNotThere() {
      acme()
          .withTeam("mates")
          .when("alice", update(SAME, Patch.to("mates"), SAME, Patch.to("red")))
          .thenRejected(ErrorCode.TEAM_NOT_FOUND);
    }

    @Test
    void isNotForTheLeadOfTheTeam() {
      withCrew()
          .with("lea", "MEMBER")
          .withTeamMember("crew", "lea", "LEAD")
          .when("lea", update(Patch.to("Mates"), SAME, SAME, SAME))
          .thenRejected(ErrorCode.FORBIDDEN);
    }
  }

  @Nested
  class Deleting {

    private final TeamDeleted deleted = new TeamDeleted("acme", "crew", "crew", "crew");

    @Test
    void endsTheTeam() {
      acme()
          .with("bob", "MEMBER")
          .withTeam("crew")
          .withTeamMember("crew", "bob", "MEMBER")
          .when("alice", new DeleteTeam("acme", "crew"))
          .thenEvents(deleted);
    }

    @Test
    void rejectsWhatIsNotThere_orNotThereAnyMore() {
      acme().when("alice", new DeleteTeam("acme", "crew")).thenRejected(ErrorCode.TEAM_NOT_FOUND);
      acme()
          .withTeam("crew")
          .given(deleted)
          .when("alice", new DeleteTeam("acme", "crew"))
          .thenRejected(ErrorCode.TEAM_NOT_FOUND);
    }

    @Test
    void itsIdAndSlugAreFreeAgain() {
      acme()
          .withTeam("crew")
          .given(deleted)
          .when("alice", create("crew", "Crew", null))
          .thenEvents(created("crew", "Crew", "crew"));
    }

    @Test
    void isNotForTheLeadOfTheTeam() {
      acme()
          .with("lea", "MEMBER")
          .withTeam("crew")
          .withTeamMember("crew", "lea", "LEAD")
          .when("lea", new DeleteTeam("acme", "crew"))
          .thenRejected(ErrorCode.FORBIDDEN);
    }
  }
}
