package io.orgtrail.query.members;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.TEXT;
import static io.orgtrail.query.projections.ColumnType.TIMESTAMPTZ;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows members; those of a deleted organization stay, to know who may be told that it is gone. */
@Component
class MemberProjection implements Projection {

  static final Table MEMBER =
      Table.named("member")
          .with(TEXT, "organization_id", "user_id", "email", "name", "search_text", "role")
          .with(TIMESTAMPTZ, "joined_at", "updated_at")
          .with(TEXT, "invitation_id")
          .with(BIGINT, "joined_position")
          .identifiedBy("organization_id", "user_id");

  private static final Row ERASED =
      Row.of("email", Erased.TEXT, "name", Erased.TEXT, "search_text", Erased.TEXT);

  @Override
  public List<Table> tables() {
    return List.of(MEMBER);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof MemberAdded added) {
      var besides =
          Row.of(
              "invitation_id",
              added.invitationId(),
              "joined_at",
              added.joinedAt() == null ? recorded.time() : added.joinedAt());
      var row = joined(recorded, added.userId(), added.email(), added.name(), added.role());
      return List.of(new RowChange.Upsert(MEMBER, row.with(besides)));
    }
    if (event instanceof MemberReinstated back) {
      var row = joined(recorded, back.userId(), back.email(), back.name(), back.role());
      return List.of(new RowChange.Upsert(MEMBER, row));
    }
    if (event instanceof MemberRoleChanged changed) {
      return List.of(role(recorded, changed.userId(), changed.role()));
    }
    if (event instanceof OwnershipTransferred transferred) {
      return transferred(recorded, transferred);
    }
    if (event instanceof PersonForgotten forgotten) {
      return forgotten.userIds().stream()
          .map(user -> MEMBER.update(key(forgotten.organizationId(), user), ERASED))
          .toList();
    }
    if (event instanceof UserRemoved removed) {
      return List.of(MEMBER.delete(key(removed.organizationId(), removed.userId())));
    }
    return event instanceof MemberLeft left
        ? List.of(MEMBER.delete(key(left.organizationId(), left.userId())))
        : List.of();
  }

  private static Row joined(
      RecordedEvent recorded,
      String userId,
      EmailAddress address,
      PersonName personName,
      String role) {
    var email = address == null ? null : address.typed();
    var name = personName == null ? null : personName.value();
    return Row.of(
        "organization_id", recorded.event().organizationId(),
        "user_id", userId,
        "email", email,
        "name", name,
        "search_text", searchText(name, email),
        "role", role,
        "joined_at", recorded.time(),
        "updated_at", recorded.time(),
        "joined_position", recorded.position());
  }

  /** On lines of their own, so that no search finds the end of one and the begin of the other. */
  private static String searchText(String name, String email) {
    return Stream.of(name, email)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }

  private static List<RowChange> transferred(
      RecordedEvent recorded, OwnershipTransferred transferred) {
    var becomesOwner = role(recorded, transferred.newOwnerUserId(), Role.OWNER);
    return transferred.previousOwnerUserId() == null
        ? List.of(becomesOwner)
        : List.of(role(recorded, transferred.previousOwnerUserId(), Role.ADMIN), becomesOwner);
  }

  private static RowChange role(RecordedEvent recorded, String userId, String role) {
    return MEMBER.update(
        key(recorded.event().organizationId(), userId),
        Row.of("role", role, "updated_at", recorded.time()));
  }

  private static Row key(String organizationId, String userId) {
    return Row.of("organization_id", organizationId, "user_id", userId);
  }
}
