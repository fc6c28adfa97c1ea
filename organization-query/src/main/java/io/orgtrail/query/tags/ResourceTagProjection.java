package io.orgtrail.query.tags;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.TEXT;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.tags.ResourceTagEvent;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagCreated;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagDeleted;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagUpdated;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows the tags that resources can be marked with. */
@Component
class ResourceTagProjection implements Projection {

  static final Table RESOURCE_TAG =
      Table.named("resource_tag")
          .with(TEXT, "organization_id", "id", "text", "color")
          .with(BIGINT, "created_position")
          .identifiedBy("organization_id", "id");

  @Override
  public List<Table> tables() {
    return List.of(RESOURCE_TAG);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof ResourceTagCreated created) {
      return List.of(created(recorded, created));
    }
    if (event instanceof ResourceTagUpdated updated) {
      var set = Row.of("text", updated.text(), "color", updated.color());
      return List.of(RESOURCE_TAG.update(key(updated), set));
    }
    return event instanceof ResourceTagDeleted deleted
        ? List.of(RESOURCE_TAG.delete(key(deleted)))
        : List.of();
  }

  private static RowChange created(RecordedEvent recorded, ResourceTagCreated created) {
    return RESOURCE_TAG.upsert(
        "organization_id", created.organizationId(),
        "id", created.tagId(),
        "text", created.text(),
        "color", created.color(),
        "created_position", recorded.position());
  }

  private static Row key(ResourceTagEvent event) {
    return Row.of("organization_id", event.organizationId(), "id", event.tagId());
  }
}
