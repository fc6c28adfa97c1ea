package io.orgtrail.query.integrations;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.BOOLEAN;
import static io.orgtrail.query.projections.ColumnType.TEXT;
import static io.orgtrail.query.projections.ColumnType.TIMESTAMPTZ;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.integrations.IntegrationEvent.DefaultIntegrationSet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAdded;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAvailabilitySet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationRemoved;
import io.orgtrail.api.messages.Json;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows connections to other systems. */
@Component
class IntegrationProjection implements Projection {

  static final Table INTEGRATION =
      Table.named("integration")
          .with(TEXT, "organization_id", "id", "name", "kind", "provider", "settings")
          .with(BOOLEAN, "available", "is_default")
          .with(TEXT, "created_by")
          .with(TIMESTAMPTZ, "created_at", "updated_at")
          .with(BIGINT, "created_position")
          .identifiedBy("organization_id", "id");

  @Override
  public List<Table> tables() {
    return List.of(INTEGRATION);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof IntegrationAdded added) {
      return List.of(added(recorded, added));
    }
    if (event instanceof DefaultIntegrationSet set) {
      return defaultSet(recorded, set);
    }
    if (event instanceof IntegrationAvailabilitySet set) {
      return List.of(changed(recorded, set.integrationId(), "available", set.available()));
    }
    return event instanceof IntegrationRemoved removed
        ? List.of(INTEGRATION.delete(key(recorded, removed.integrationId())))
        : List.of();
  }

  private static RowChange added(RecordedEvent recorded, IntegrationAdded added) {
    return INTEGRATION.upsert(
        "organization_id", added.organizationId(),
        "id", added.integrationId(),
        "name", added.name(),
        "kind", added.kind(),
        "provider", added.provider(),
        "settings", Json.mapper().writeValueAsString(added.settings()),
        "available", true,
        "is_default", false,
        "created_by", recorded.actor(),
        "created_at", recorded.time(),
        "updated_at", recorded.time(),
        "created_position", recorded.position());
  }

  private static List<RowChange> defaultSet(RecordedEvent recorded, DefaultIntegrationSet set) {
    var isDefault = changed(recorded, set.integrationId(), "is_default", true);
    return set.previousIntegrationId() == null
        ? List.of(isDefault)
        : List.of(changed(recorded, set.previousIntegrationId(), "is_default", false), isDefault);
  }

  private static RowChange changed(
      RecordedEvent recorded, String integrationId, String column, boolean value) {
    return INTEGRATION.update(
        key(recorded, integrationId), Row.of(column, value, "updated_at", recorded.time()));
  }

  private static Row key(RecordedEvent recorded, String integrationId) {
    return Row.of("organization_id", recorded.event().organizationId(), "id", integrationId);
  }
}
