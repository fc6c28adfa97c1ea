package io.orgtrail.query.tags;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.tags.ResourceTagProjection.RESOURCE_TAG;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagCreated;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagDeleted;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagUpdated;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceTagProjectionTest {

  private static final Row KEY = Row.of("organization_id", "acme", "id", "t1");

  @Test
  void showsATag() {
    assertThat(changes(new ResourceTagCreated("acme", "t1", "Urgent", "FF0000")))
        .containsExactly(
            RESOURCE_TAG.upsert(
                "organization_id", "acme",
                "id", "t1",
                "text", "Urgent",
                "color", "FF0000",
                "created_position", 5L));
  }

  @Test
  void followsItToItsEnd() {
    assertThat(changes(new ResourceTagUpdated("acme", "t1", "Later", "00FF00", "Urgent", "FF0000")))
        .containsExactly(RESOURCE_TAG.update(KEY, Row.of("text", "Later", "color", "00FF00")));
    assertThat(changes(new ResourceTagDeleted("acme", "t1", "Later")))
        .containsExactly(RESOURCE_TAG.delete(KEY));
  }

  @Test
  void keepsTheTagsOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme"))).isEmpty();
  }

  @Test
  void isNotConcernedByAnythingElse() {
    assertThat(changes(new ProjectDeleted("acme", "t1", "Apollo"))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new ResourceTagProjection().changes(at(5, event));
  }
}
