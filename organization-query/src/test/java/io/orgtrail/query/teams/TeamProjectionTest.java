package io.orgtrail.query.teams;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.fixtures.Recorded.time;
import static io.orgtrail.query.teams.TeamProjection.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamCreated;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamMemberAdded;
import io.orgtrail.api.teams.TeamEvent.TeamUpdated;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamProjectionTest {

  @Test
  void showsATeam() {
    assertThat(changes(new TeamCreated("acme", "red", "Red", "reds", "All red", "#FF0000")))
        .containsExactly(
            TEAM.upsert(
                "organization_id", "acme",
                "id", "red",
                "slug", "reds",
                "name", "Red",
                "description", "All red",
                "color", "#FF0000",
                "created_at", time(5),
                "updated_at", time(5),
                "created_position", 5L));
  }

  @Test
  void followsItsChanges() {
    assertThat(changes(new TeamUpdated("acme", "red", "Blue", "blue", null, null, null)))
        .containsExactly(
            TEAM.update(
                key(),
                Row.of(
                    "slug",
                    "blue",
                    "name",
                    "Blue",
                    "description",
                    null,
                    "color",
                    null,
                    "updated_at",
                    time(5))));
  }

  @Test
  void forgetsItsEnd() {
    assertThat(changes(new TeamDeleted("acme", "red", "Red", "reds")))
        .containsExactly(TEAM.delete(key()));
  }

  @Test
  void keepsTheTeamsOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme"))).isEmpty();
  }

  @Test
  void isNotConcernedByItsMembers() {
    assertThat(changes(new TeamMemberAdded("acme", "red", "bob", "LEAD"))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new TeamProjection().changes(at(5, event));
  }

  private static Row key() {
    return Row.of("organization_id", "acme", "id", "red");
  }
}
