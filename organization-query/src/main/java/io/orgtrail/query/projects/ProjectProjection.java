package io.orgtrail.query.projects;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.TEXT;
import static io.orgtrail.query.projections.ColumnType.TIMESTAMPTZ;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.projects.ProjectEvent;
import io.orgtrail.api.projects.ProjectEvent.PayerAssigned;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRenamed;
import io.orgtrail.api.projects.ProjectEvent.ProjectUsageReported;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows projects. */
@Component
class ProjectProjection implements Projection {

  static final Table PROJECT =
      Table.named("project")
          .with(TEXT, "organization_id", "id", "name", "payer_organization_id")
          .with(BIGINT, "datasets", "tasks")
          .with(TIMESTAMPTZ, "created_at", "updated_at")
          .with(BIGINT, "created_position")
          .identifiedBy("organization_id", "id");

  @Override
  public List<Table> tables() {
    return List.of(PROJECT);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    return recorded.event() instanceof ProjectEvent project
        ? changes(recorded, project)
        : List.of();
  }

  private static List<RowChange> changes(RecordedEvent recorded, ProjectEvent event) {
    if (event instanceof ProjectCreated created) {
      return List.of(created(recorded, created));
    }
    if (event instanceof ProjectRenamed renamed) {
      return changed(recorded, event, "name", renamed.name());
    }
    if (event instanceof PayerAssigned assigned) {
      return changed(recorded, event, "payer_organization_id", assigned.payerOrganizationId());
    }
    if (event instanceof ProjectUsageReported usage) {
      return changed(recorded, event, "datasets", usage.datasets(), "tasks", usage.tasks());
    }
    return event instanceof ProjectDeleted ? List.of(PROJECT.delete(key(event))) : List.of();
  }

  private static RowChange created(RecordedEvent recorded, ProjectCreated created) {
    return PROJECT.upsert(
        "organization_id", created.organizationId(),
        "id", created.projectId(),
        "name", created.name(),
        "datasets", 0,
        "tasks", 0,
        "created_at", recorded.time(),
        "updated_at", recorded.time(),
        "created_position", recorded.position());
  }

  private static List<RowChange> changed(
      RecordedEvent recorded, ProjectEvent event, Object... values) {
    var set = Row.of(values).with(Row.of("updated_at", recorded.time()));
    return List.of(PROJECT.update(key(event), set));
  }

  private static Row key(ProjectEvent event) {
    return Row.of("organization_id", event.organizationId(), "id", event.projectId());
  }
}
