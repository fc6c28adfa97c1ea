package io.orgtrail.query.teams;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.TEXT;
import static io.orgtrail.query.projections.ColumnType.TIMESTAMPTZ;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.teams.TeamEvent;
import io.orgtrail.api.teams.TeamEvent.TeamCreated;
import io.orgtrail.api.teams.TeamEvent.TeamDeleted;
import io.orgtrail.api.teams.TeamEvent.TeamUpdated;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows teams. */
@Component
class TeamProjection implements Projection {

  static final Table TEAM =
      Table.named("team")
          .with(TEXT, "organization_id", "id", "slug", "name", "description", "color")
          .with(TIMESTAMPTZ, "created_at", "updated_at")
          .with(BIGINT, "created_position")
          .identifiedBy("organization_id", "id");

  @Override
  public List<Table> tables() {
    return List.of(TEAM);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof TeamCreated created) {
      return List.of(created(recorded, created));
    }
    if (event instanceof TeamUpdated updated) {
      return List.of(updated(recorded, updated));
    }
    return event instanceof TeamDeleted deleted ? List.of(TEAM.delete(key(deleted))) : List.of();
  }

  private static RowChange created(RecordedEvent recorded, TeamCreated created) {
    return TEAM.upsert(
        "organization_id", created.organizationId(),
        "id", created.teamId(),
        "slug", created.slug(),
        "name", created.name(),
        "description", created.description(),
        "color", created.color(),
        "created_at", recorded.time(),
        "updated_at", recorded.time(),
        "created_position", recorded.position());
  }

  private static RowChange updated(RecordedEvent recorded, TeamUpdated updated) {
    return TEAM.update(
        key(updated),
        Row.of(
            "slug", updated.slug(),
            "name", updated.name(),
            "description", updated.description(),
            "color", updated.color(),
            "updated_at", recorded.time()));
  }

  private static Row key(TeamEvent event) {
    return Row.of("organization_id", event.organizationId(), "id", event.teamId());
  }
}
