package io.orgtrail.query.members;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.TEXT;
import static io.orgtrail.query.projections.ColumnType.TIMESTAMPTZ;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.members.MemberEvent;
import io.orgtrail.api.members.MemberEvent.JoinRequestApproved;
import io.orgtrail.api.members.MemberEvent.JoinRequestRejected;
import io.orgtrail.api.members.MemberEvent.JoinRequestWithdrawn;
import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows who wants to be a member, until that is decided or they have become one otherwise. */
@Component
class JoinRequestProjection implements Projection {

  static final Table JOIN_REQUEST =
      Table.named("join_request")
          .with(TEXT, "organization_id", "user_id", "email", "name", "message")
          .with(TIMESTAMPTZ, "requested_at")
          .with(BIGINT, "requested_position")
          .identifiedBy("organization_id", "user_id");

  private static final Row ERASED =
      Row.of("email", Erased.TEXT, "name", Erased.TEXT, "message", Erased.TEXT);

  @Override
  public List<Table> tables() {
    return List.of(JOIN_REQUEST);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof JoinRequested requested) {
      return List.of(requested(recorded, requested));
    }
    if (event instanceof PersonForgotten forgotten) {
      return forgotten.userIds().stream()
          .map(user -> JOIN_REQUEST.update(key(forgotten.organizationId(), user), ERASED))
          .toList();
    }
    if (event instanceof MemberEvent decided && ends(decided)) {
      return List.of(JOIN_REQUEST.delete(key(decided.organizationId(), decided.userId())));
    }
    return event instanceof OrganizationDeleted deleted
        ? List.of(JOIN_REQUEST.delete(Row.of("organization_id", deleted.organizationId())))
        : List.of();
  }

  private static Row key(String organizationId, String userId) {
    return Row.of("organization_id", organizationId, "user_id", userId);
  }

  private static boolean ends(MemberEvent event) {
    return event instanceof JoinRequestApproved
        || event instanceof JoinRequestRejected
        || event instanceof JoinRequestWithdrawn
        || event instanceof MemberAdded
        || event instanceof MemberReinstated;
  }

  private static RowChange requested(RecordedEvent recorded, JoinRequested requested) {
    return JOIN_REQUEST.upsert(
        "organization_id", requested.organizationId(),
        "user_id", requested.userId(),
        "email", requested.email() == null ? null : requested.email().typed(),
        "name", requested.name() == null ? null : requested.name().value(),
        "message", requested.message() == null ? null : requested.message().value(),
        "requested_at", recorded.time(),
        "requested_position", recorded.position());
  }
}
