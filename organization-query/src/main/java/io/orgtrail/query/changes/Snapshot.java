package io.orgtrail.query.changes;

import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.timetravel.Past;
import io.orgtrail.query.timetravel.PastTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An organization at a moment: what it has, by kind and id, in the order it was made. */
final class Snapshot {

  private final Past past;
  private final AsOf moment;
  private final Map<Kind, Map<String, Map<String, Object>>> things = new EnumMap<>(Kind.class);

  Snapshot(Past past, AsOf moment) {
    this.past = past;
    this.moment = moment;
  }

  AsOf moment() {
    return moment;
  }

  /** Whether there was such an organization, deleted or not. */
  boolean exists() {
    return !things(Kind.ORGANIZATION).isEmpty();
  }

  /** The things of a kind. */
  Map<String, Map<String, Object>> things(Kind kind) {
    return things.computeIfAbsent(kind, this::read);
  }

  private Map<String, Map<String, Object>> read(Kind kind) {
    var table = past.table(kind.table());
    var fields = Fields.of(table.table());
    var read = new LinkedHashMap<String, Map<String, Object>>();
    for (var row : inOrder(table)) {
      read.put(row.get(kind.key()), fields.values(row));
    }
    if (kind == Kind.INVITATION) {
      read.values().forEach(this::expire);
    }
    return read;
  }

  /** One whose time is over shows as expired before its event is written. */
  private void expire(Map<String, Object> invitation) {
    invitation.computeIfPresent(
        "status",
        (field, status) ->
            status.equals(InvitationStatus.PENDING.name())
                    && !((Instant) invitation.get("expiresAt")).isAfter(moment.time())
                ? InvitationStatus.EXPIRED.name()
                : status);
  }

  /** Who is in each of the things of a kind, with the role there. */
  Map<String, Map<String, Map<String, Object>>> members(Kind kind) {
    var people = things(Kind.MEMBER);
    var members = new LinkedHashMap<String, Map<String, Map<String, Object>>>();
    for (var row : inOrder(past.table(kind.membership()))) {
      var userId = row.get("user_id");
      members
          .computeIfAbsent(row.get(kind.memberOf()), id -> new LinkedHashMap<>())
          .put(userId, member(userId, people.getOrDefault(userId, Map.of()), row.get("role")));
    }
    return members;
  }

  private static Map<String, Object> member(
      String userId, Map<String, Object> person, String role) {
    var member = new LinkedHashMap<String, Object>();
    member.put("userId", userId);
    member.put("email", person.get("email"));
    member.put("name", person.get("name"));
    member.put("role", role);
    return member;
  }

  private static List<Map<String, String>> inOrder(PastTable table) {
    var order =
        table.table().columns().stream()
            .map(column -> column.name())
            .filter(column -> column.endsWith("_position"))
            .findFirst()
            .orElseThrow();
    return table.rows().stream()
        .sorted(Comparator.comparing(row -> Long.valueOf(row.get(order))))
        .toList();
  }
}
