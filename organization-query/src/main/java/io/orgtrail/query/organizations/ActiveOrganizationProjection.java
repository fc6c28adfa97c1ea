package io.orgtrail.query.organizations;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.BOOLEAN;
import static io.orgtrail.query.projections.ColumnType.TEXT;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.organizations.OrganizationEvent.ActiveOrganizationSwitched;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Shows which organization a user works in. Segments see the organizations of one user in no fixed
 * order, so each organization has its own row, and the row with the highest position counts.
 */
@Component
class ActiveOrganizationProjection implements Projection {

  static final Table ACTIVE_ORGANIZATION =
      Table.named("active_organization")
          .with(TEXT, "organization_id", "user_id")
          .with(BIGINT, "position")
          .with(BOOLEAN, "active")
          .identifiedBy("organization_id", "user_id");

  private static final Row INACTIVE = Row.of("active", false);

  @Override
  public List<Table> tables() {
    return List.of(ACTIVE_ORGANIZATION);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof ActiveOrganizationSwitched switched) {
      return List.of(
          ACTIVE_ORGANIZATION.upsert(
              "organization_id", switched.organizationId(),
              "user_id", switched.userId(),
              "position", recorded.position(),
              "active", true));
    }
    if (event instanceof UserRemoved removed) {
      return ended(removed.organizationId(), removed.userId());
    }
    if (event instanceof MemberLeft left) {
      return ended(left.organizationId(), left.userId());
    }
    return event instanceof OrganizationDeleted deleted
        ? List.of(
            ACTIVE_ORGANIZATION.update(
                Row.of("organization_id", deleted.organizationId()), INACTIVE))
        : List.of();
  }

  private static List<RowChange> ended(String organizationId, String userId) {
    var row = Row.of("organization_id", organizationId, "user_id", userId);
    return List.of(ACTIVE_ORGANIZATION.update(row, INACTIVE));
  }
}
