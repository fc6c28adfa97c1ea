package io.orgtrail.query.roles;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.JSONB;
import static io.orgtrail.query.projections.ColumnType.TEXT;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.roles.RoleEvent;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Shows the roles that organizations make for themselves; those of a deleted organization stay, to
 * know who of its members may read the audit trail.
 */
@Component
class RoleProjection implements Projection {

  static final Table CUSTOM_ROLE =
      Table.named("custom_role")
          .with(TEXT, "organization_id", "name")
          .with(JSONB, "permissions")
          .with(BIGINT, "defined_position")
          .identifiedBy("organization_id", "name");

  @Override
  public List<Table> tables() {
    return List.of(CUSTOM_ROLE);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof RoleDefined defined) {
      return List.of(defined(recorded, defined));
    }
    return event instanceof RoleDeleted deleted
        ? List.of(CUSTOM_ROLE.delete(key(deleted)))
        : List.of();
  }

  private static RowChange defined(RecordedEvent recorded, RoleDefined defined) {
    var permissions = Json.mapper().writeValueAsString(defined.permissions());
    return defined.previousPermissions() == null
        ? CUSTOM_ROLE.upsert(
            "organization_id", defined.organizationId(),
            "name", defined.role(),
            "permissions", permissions,
            "defined_position", recorded.position())
        : CUSTOM_ROLE.update(key(defined), Row.of("permissions", permissions));
  }

  private static Row key(RoleEvent event) {
    return Row.of("organization_id", event.organizationId(), "name", event.role());
  }
}
