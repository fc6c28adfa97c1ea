package io.orgtrail.query.replay;

import io.orgtrail.api.messages.Json;
import io.orgtrail.query.projections.Column;
import io.orgtrail.query.projections.Table;
import io.orgtrail.query.replay.Difference.Content;
import io.orgtrail.query.replay.Difference.Example;
import io.orgtrail.query.replay.Side.JsonRow;
import io.orgtrail.query.replay.Side.OrganizationRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.type.TypeReference;

/**
 * Holds the rows of two generations against each other, organization by organization, and row by
 * row where they differ. What their tables do not have in common is left out.
 */
final class Comparison {

  private static final int MAX_LISTED = 100;
  private static final int MAX_EXAMPLES = 3;

  private final Side live;
  private final Side rebuilt;
  private final List<Difference> listed = new ArrayList<>();
  private long count;

  Comparison(Side live, Side rebuilt) {
    this.live = live;
    this.rebuilt = rebuilt;
  }

  /** The first differences. */
  List<Difference> listed() {
    return listed;
  }

  /** How many there are. */
  long count() {
    return count;
  }

  /** Looks for differences in a table. */
  void of(Table table) {
    var shared = new Table(table.name(), shared(table), table.key());
    if (!shared.columns().stream().map(Column::name).toList().containsAll(table.key())) {
      return;
    }
    var counting = CompletableFuture.supplyAsync(() -> rebuilt.organizations(shared));
    try (var left = live.organizations(shared);
        var right = counting.join()) {
      Pairs.differing(left.iterator(), right.iterator(), (l, r) -> add(shared, l, r));
    }
  }

  private List<Column> shared(Table table) {
    var inLive = live.columns(table);
    var inRebuilt = rebuilt.columns(table);
    return table.columns().stream()
        .filter(column -> inLive.contains(column.name()) && inRebuilt.contains(column.name()))
        .toList();
  }

  private void add(Table table, OrganizationRows left, OrganizationRows right) {
    count++;
    if (listed.size() < MAX_LISTED) {
      var organizationId = left == null ? right.key() : left.key();
      listed.add(
          new Difference(
              table.name(),
              organizationId,
              left == null ? Content.NONE : left.content(),
              right == null ? Content.NONE : right.content(),
              examples(table, organizationId)));
    }
  }

  private List<Example> examples(Table table, String organizationId) {
    var examples = new ArrayList<Example>();
    try (var left = live.rows(table, organizationId);
        var right = rebuilt.rows(table, organizationId)) {
      Pairs.differing(
          left.iterator(),
          right.iterator(),
          (l, r) -> {
            if (examples.size() < MAX_EXAMPLES) {
              examples.add(example(l, r));
            }
          });
    }
    return examples;
  }

  private static Example example(JsonRow left, JsonRow right) {
    var key = values(left == null ? right.key() : left.key());
    if (left == null || right == null) {
      return new Example(
          key,
          left == null ? null : values(left.content()),
          right == null ? null : values(right.content()));
    }
    var before = values(left.content());
    var after = values(right.content());
    var same = new LinkedHashMap<>(before).entrySet();
    same.retainAll(after.entrySet());
    var unchanged = same.stream().map(Map.Entry::getKey).toList();
    before.keySet().removeAll(unchanged);
    after.keySet().removeAll(unchanged);
    return new Example(key, before, after);
  }

  private static Map<String, Object> values(String json) {
    return Json.mapper().readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
  }
}
