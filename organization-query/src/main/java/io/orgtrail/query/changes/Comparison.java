package io.orgtrail.query.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares an organization with itself at an earlier moment, whatever it has. */
final class Comparison {

  private final Snapshot from;
  private final Snapshot to;

  Comparison(Snapshot from, Snapshot to) {
    this.from = from;
    this.to = to;
  }

  /** What the organization tells differently about itself. */
  List<FieldChange> organization() {
    return fields(organization(from), organization(to));
  }

  private static Map<String, Object> organization(Snapshot snapshot) {
    return snapshot.things(Kind.ORGANIZATION).values().stream().findFirst().orElse(Map.of());
  }

  /** Who came, went, or changed. */
  People members() {
    return People.of(things(Kind.MEMBER));
  }

  /** What is different among the things of a kind, and among those who are in them. */
  Things things(Kind kind) {
    if (!kind.hasMembers()) {
      return things(from.things(kind), to.things(kind), id -> null);
    }
    var before = from.members(kind);
    var after = to.members(kind);
    return things(
        from.things(kind),
        to.things(kind),
        id -> people(before.getOrDefault(id, Map.of()), after.getOrDefault(id, Map.of())));
  }

  private static People people(
      Map<String, Map<String, Object>> before, Map<String, Map<String, Object>> after) {
    return People.of(things(before, after, id -> null));
  }

  private static Things things(
      Map<String, Map<String, Object>> before,
      Map<String, Map<String, Object>> after,
      Function<String, People> members) {
    var created = new ArrayList<Thing>();
    var changed = new ArrayList<Thing>();
    after.forEach(
        (id, fields) -> {
          if (!before.containsKey(id)) {
            created.add(new Thing(fields, null, members.apply(id)));
            return;
          }
          var thing = new Thing(fields, fields(before.get(id), fields), members.apply(id));
          if (thing.isChanged()) {
            changed.add(thing);
          }
        });
    var deleted =
        before.entrySet().stream()
            .filter(thing -> !after.containsKey(thing.getKey()))
            .map(thing -> new Thing(thing.getValue(), null, members.apply(thing.getKey())))
            .toList();
    return new Things(created, deleted, changed);
  }

  private static List<FieldChange> fields(Map<String, Object> before, Map<String, Object> after) {
    return Stream.of(before, after)
        .flatMap(fields -> fields.keySet().stream())
        .distinct()
        .filter(field -> !Objects.equals(before.get(field), after.get(field)))
        .map(field -> new FieldChange(field, before.get(field), after.get(field)))
        .toList();
  }
}
