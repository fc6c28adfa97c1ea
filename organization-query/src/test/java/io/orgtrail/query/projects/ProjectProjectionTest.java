package io.orgtrail.query.projects;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.fixtures.Recorded.time;
import static io.orgtrail.query.projects.ProjectProjection.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.projects.ProjectEvent.PayerAssigned;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRenamed;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.projects.ProjectEvent.ProjectUsageReported;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectProjectionTest {

  @Test
  void showsAProjectThatHoldsNothingYet() {
    assertThat(changes(new ProjectCreated("acme", "apollo", "Apollo", "alice")))
        .containsExactly(
            PROJECT.upsert(
                "organization_id",
                "acme",
                "id",
                "apollo",
                "name",
                "Apollo",
                "datasets",
                0,
                "tasks",
                0,
                "created_at",
                time(5),
                "updated_at",
                time(5),
                "created_position",
                5L));
  }

  @Test
  void followsItsChanges() {
    assertThat(changes(new ProjectRenamed("acme", "apollo", "Artemis", "Apollo")))
        .containsExactly(updated("name", "Artemis"));
    assertThat(changes(new PayerAssigned("acme", "apollo", "nasa", null)))
        .containsExactly(updated("payer_organization_id", "nasa"));
    assertThat(changes(new ProjectUsageReported("acme", "apollo", 3, 4, 0L, 0L)))
        .containsExactly(updated("datasets", 3L, "tasks", 4L));
  }

  @Test
  void forgetsItsEnd() {
    assertThat(changes(new ProjectDeleted("acme", "apollo", "Apollo")))
        .containsExactly(PROJECT.delete(key()));
  }

  @Test
  void keepsTheProjectsOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme"))).isEmpty();
  }

  @Test
  void isNotConcernedByRoles() {
    assertThat(changes(new ProjectRoleGranted("acme", "apollo", "bob", "OWNER", null))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new ProjectProjection().changes(at(5, event));
  }

  private static RowChange updated(Object... values) {
    return PROJECT.update(key(), Row.of(values).with(Row.of("updated_at", time(5))));
  }

  private static Row key() {
    return Row.of("organization_id", "acme", "id", "apollo");
  }
}
