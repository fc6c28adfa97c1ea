package io.orgtrail.query.projections;

import static io.orgtrail.query.fixtures.ReadModelReplays.begin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.EventStore;
import io.orgtrail.query.fixtures.QueryService;
import io.orgtrail.query.fixtures.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How instances share the segments of a generation. */
class SharingIT {

  private static final Duration SOON = Duration.ofSeconds(15);

  private final Database database = Database.withoutEventStore();
  private final List<QueryService> services = new ArrayList<>();

  @AfterEach
  void stop() {
    services.forEach(QueryService::close);
    database.stop();
  }

  @Test
  void whoJoinsGetsItsShare_andLeavesItAgain() {
    database.makeEventStore();
    var acme =
        Story.of("acme", new EventStore(database))
            .created("default", Visibility.PRIVATE, Kind.STANDARD, null)
            .added("alice", "OWNER");
    for (var instances = 1; instances <= 3; instances++) {
      join();
      awaitShares(instances);
    }
    var owners = owners();
    await().during(Duration.ofSeconds(4)).atMost(SOON).until(() -> owners().equals(owners));

    services.remove(0).close();
    awaitShares(2);
    services.remove(0).close();
    awaitShares(1);
    acme.added("bob", "MEMBER");
    assertThat(operator().after(acme).get("/organizations/acme/members").<String>each("userId"))
        .containsExactly("alice", "bob");
  }

  @Test
  void aNewGenerationIsSharedToo() {
    database.makeEventStore();
    join();
    join();
    awaitShares(2);
    begin(operator(), "{}");
    await().atMost(SOON).until(() -> database.liveSchema().equals("read_2"));
    awaitShares(2);
    await()
        .atMost(SOON)
        .until(
            () ->
                database
                    .asQuery()
                    .queryForList("SELECT owner FROM read_1.token_entry", String.class)
                    .stream()
                    .allMatch(owner -> owner == null));
  }

  @Test
  void whatADeadInstanceHadIsTakenOver() {
    database.makeEventStore();
    join();
    awaitShares(1);
    // As if it had been killed a moment ago, having half of them.
    database
        .asQuery()
        .update("INSERT INTO read_control.feeder (generation, instance) VALUES (1, 'dead')");
    await().atMost(SOON).until(() -> owners().contains(null));
    awaitShares(1);
  }

  private void join() {
    services.add(QueryService.on(database));
  }

  private Client operator() {
    return services.get(0).as(Map.of("sub", "operator", "scope", "organization:operator"));
  }

  /** So many instances are to have equally much soon. */
  private void awaitShares(int instances) {
    var fair =
        IntStream.range(0, instances)
            .mapToObj(place -> (long) FairShare.of(Segments.COUNT, instances, place))
            .filter(share -> share > 0)
            .toList();
    await().atMost(SOON).until(this::shares, fair::equals);
  }

  private List<Long> shares() {
    return database
        .asQuery()
        .queryForList(
            """
            SELECT count(*) FROM %s.token_entry WHERE owner IS NOT NULL
            GROUP BY owner ORDER BY 1 DESC"""
                .formatted(database.liveSchema()),
            Long.class);
  }

  private List<String> owners() {
    return database
        .asQuery()
        .queryForList(
            "SELECT owner FROM %s.token_entry ORDER BY segment".formatted(database.liveSchema()),
            String.class);
  }
}
