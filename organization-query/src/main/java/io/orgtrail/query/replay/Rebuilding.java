package io.orgtrail.query.replay;

import com.zaxxer.hikari.HikariDataSource;
import io.orgtrail.query.positions.Tokens;
import io.orgtrail.query.projections.Column;
import io.orgtrail.query.projections.CopySink;
import io.orgtrail.query.projections.DeadLetterQueues;
import io.orgtrail.query.projections.EventWriter;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Segments;
import io.orgtrail.query.projections.Table;
import io.orgtrail.query.readmodel.ControlDatabase;
import io.orgtrail.query.readmodel.Ddl;
import io.orgtrail.query.readmodel.Generation;
import io.orgtrail.query.readmodel.Generations;
import io.orgtrail.query.readmodel.Pools;
import io.orgtrail.query.readmodel.ReadModelVersion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a new generation of the read model from the events and puts it in the place of the live
 * one, which goes on meanwhile and is only read.
 */
@Component
class Rebuilding {

  private static final Logger log = LoggerFactory.getLogger(Rebuilding.class);

  /** This close behind, there is no getting closer. */
  private static final int NEAR = 500;

  private static final int ROUNDS = 20;

  private final ControlDatabase database;
  private final Pools pools;
  private final Generations generations;
  private final Replays replays;
  private final Events events;
  private final List<Projection> all;
  private final ReadModelVersion version;

  Rebuilding(
      ControlDatabase database,
      Pools pools,
      Generations generations,
      Replays replays,
      Events events,
      List<Projection> all,
      ReadModelVersion version) {
    this.database = database;
    this.pools = pools;
    this.generations = generations;
    this.replays = replays;
    this.events = events;
    this.all = all;
    this.version = version;
  }

  /** Does what the replay asks for; answers the number of the generation that is live then. */
  int run(ReplayView replay, Progress progress) {
    var live = generations.live();
    var next = database.inTransaction(() -> begin(replay));
    try (var connections = pools.building(next)) {
      var catchUp = build(replay, live, next, connections, progress);
      if (live.isPresent()) {
        progress.at(Phase.COMPARING);
        compare(replay, live.get(), next, catchUp);
        catchUp(live, catchUp);
      }
      progress.at(Phase.SWITCHING);
      goLive(replay, next, catchUp.positions());
    }
    return next.number();
  }

  private Generation begin(ReplayView replay) {
    var next = generations.begin(version);
    hold(replay, next);
    return next;
  }

  /** Ends the work if that is somebody else's. */
  private void hold(ReplayView replay, Generation next) {
    if (!replays.builds(replay.id(), next.number())) {
      throw new ReplayEndedException(replay.id());
    }
  }

  private CatchUp build(
      ReplayView replay,
      Optional<Generation> live,
      Generation next,
      HikariDataSource connections,
      Progress progress) {
    var jdbc = new JdbcTemplate(connections);
    progress.at(Phase.FOLDING);
    var positions = start(replay, live, next);
    var queues = new DeadLetterQueues(jdbc);
    var fold =
        new Fold(
            events, projections(replay), positions, new CopySink(jdbc), progress, queues.evicted());
    var deadLetters = fold.run();
    requireNoneForOneProjection(replay, deadLetters.size());
    progress.at(Phase.INDEXING);
    index(jdbc);
    tables(all).forEach(table -> jdbc.execute("ANALYZE " + table.name()));
    progress.at(Phase.CATCHING_UP);
    var transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
    var writer = new EventWriter(all, jdbc);
    deadLetters.forEach(writer::park);
    var catchUp = new CatchUp(events, writer, transactions, progress, positions);
    catchUp(live, catchUp);
    return catchUp;
  }

  /** Two at a time: most of one's time goes into one large index. */
  private static void index(JdbcTemplate jdbc) {
    var left = new ConcurrentLinkedQueue<>(Ddl.INDEXES);
    var other = CompletableFuture.runAsync(() -> make(left, jdbc));
    make(left, jdbc);
    other.join();
  }

  private static void make(Queue<String> indexes, JdbcTemplate jdbc) {
    for (var sql = indexes.poll(); sql != null; sql = indexes.poll()) {
      jdbc.execute(sql);
    }
  }

  private List<Projection> projections(ReplayView replay) {
    return all.stream()
        .filter(each -> replay.projection() == null || replay.projection().equals(each.name()))
        .toList();
  }

  private static List<Table> tables(List<Projection> projections) {
    return projections.stream().flatMap(projection -> projection.tables().stream()).toList();
  }

  /**
   * Up to where the events of each segment are to be folded. When only one projection is to run
   * again, the rows of the others are taken over as they are at that very moment.
   */
  private List<Long> start(ReplayView replay, Optional<Generation> live, Generation next) {
    if (replay.projection() == null) {
      return target(live);
    }
    var same =
        live.filter(generation -> generation.version().equals(version))
            .orElseThrow(() -> new IllegalStateException("The other tables are in no read model"));
    var others = all.stream().filter(each -> !each.name().equals(replay.projection())).toList();
    return database.inSnapshot(
        () -> {
          requireNoneForOneProjection(replay, deadLetters(same));
          tables(others).forEach(table -> copy(table, same, next));
          return tokens(same).positions();
        });
  }

  private long deadLetters(Generation generation) {
    return database
        .jdbc()
        .queryForObject(
            "SELECT count(*) FROM " + generation.schema() + ".dead_letter_queue", Long.class);
  }

  /** The rows of an organization that waits are all from before the event it waits at. */
  private static void requireNoneForOneProjection(ReplayView replay, long deadLetters) {
    if (replay.projection() != null && deadLetters > 0) {
      throw new IllegalStateException(
          "There are dead letters: a projection cannot be made again alone, only all of them");
    }
  }

  private void copy(Table table, Generation from, Generation to) {
    var columns = String.join(", ", table.columns().stream().map(Column::name).toList());
    database
        .jdbc()
        .update(
            "INSERT INTO %1$s.%2$s (%4$s) SELECT %4$s FROM %3$s.%2$s"
                .formatted(to.schema(), table.name(), from.schema(), columns));
  }

  /** Never past the live one, with which the new one is to be compared. */
  private List<Long> target(Optional<Generation> live) {
    return live.map(generation -> tokens(generation).positions())
        .orElseGet(() -> Collections.nCopies(Segments.COUNT, events.head()));
  }

  private Tokens tokens(Generation generation) {
    return new Tokens(database.jdbc(), generation.schema());
  }

  private void catchUp(Optional<Generation> live, CatchUp catchUp) {
    var round = 0;
    while (catchUp.to(target(live)) > NEAR && round < ROUNDS) {
      round++;
    }
  }

  /** Both as they were when the live one was at one and the same position. */
  private void compare(ReplayView replay, Generation live, Generation next, CatchUp catchUp) {
    try (var then = new Snapshot(database.connections())) {
      catchUp.to(new Tokens(then.jdbc(), live.schema()).positions());
      try (var now = new Snapshot(database.connections())) {
        var comparison =
            new Comparison(new Side(then, live.schema()), new Side(now, next.schema()));
        tables(projections(replay)).forEach(comparison::of);
        replays.found(replay.id(), comparison.listed(), comparison.count());
        if (comparison.count() > 0) {
          log.warn(
              "Replay {}: {} differ in {} places, listed in GET /replays/{}; the first: {}",
              replay.id(),
              live.schema() + " and " + next.schema(),
              comparison.count(),
              replay.id(),
              place(comparison.listed().get(0)));
        }
      }
    }
  }

  private static String place(Difference difference) {
    return difference.table() + " of " + difference.organizationId();
  }

  private void goLive(ReplayView replay, Generation next, List<Long> positions) {
    database.inTransaction(
        () -> {
          hold(replay, next);
          tokens(next).write(positions);
          generations.goLive(next);
          return next;
        });
  }
}
