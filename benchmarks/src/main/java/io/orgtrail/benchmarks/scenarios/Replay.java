package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.http.HttpConnection;
import io.orgtrail.benchmarks.report.Baseline;
import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.seeding.Store;
import io.orgtrail.benchmarks.system.CpuReading;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** How many events a second become a read model that is built again from nothing. */
final class Replay implements Scenario {
  private static final long NAP_NANOS = Duration.ofMillis(200).toNanos();
  private static final long SAY_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public List<Figure> run(Bench bench) throws SQLException {
    FilledStore filled = new FilledStore(bench);
    filled.withEvents(bench.scale().replayed());
    Store store = filled.store();
    long events = store.events();
    Baseline reading = reading(store);
    bench.say("building the read model again from %,d events", events);
    CpuReading before = bench.target().processes().cpu();
    long start = System.nanoTime();
    JsonNode end = replay(bench);
    double seconds = (System.nanoTime() - start) / 1e9;
    CpuFigure cpu = CpuFigure.named("replay-cpu", "CPU of 1,000 replayed events", bench);
    cpu.add(row(events), bench.target().processes().cpu().since(before), events);
    bench.say("%,.0f events/s, %s", events / seconds, end);
    return List.of(figure(bench, events, seconds, reading), cpu.figure());
  }

  private static Figure figure(Bench bench, long events, double seconds, Baseline reading) {
    Figure figure =
        Figure.of(
            "replay",
            "Replay of all projections",
            """
            Events of the whole store by the time from asking for the replay until the new \
            generation is compared with the live one and takes its place.""",
            "events per second",
            "events");
    for (Baseline baseline : List.of(reading, bench.baselines().copy())) {
      figure =
          figure.with(
              row(events) + ", against " + baseline.name(), Value.of(events / seconds, baseline));
    }
    return figure;
  }

  private static String row(long events) {
    return "%,d events".formatted(events);
  }

  private static Baseline reading(Store store) throws SQLException {
    long start = System.nanoTime();
    long rows = store.readAll();
    return new Baseline("PostgreSQL, reading all events", rows * 1e9 / (System.nanoTime() - start));
  }

  /** Returns what is told of it when it is live; fails when it ends in another way. */
  private static JsonNode replay(Bench bench) {
    String operator = bench.people().operator().token();
    try (HttpConnection queries = bench.queries().connect()) {
      String id = queries.post("/replays", operator, "{}").json(202).get("id").asString();
      long said = System.nanoTime();
      JsonNode replay = queries.get("/replays/" + id, operator).json(200);
      while (replay.get("status").asString().equals("RUNNING")) {
        LockSupport.parkNanos(NAP_NANOS);
        replay = queries.get("/replays/" + id, operator).json(200);
        if (System.nanoTime() - said > SAY_EVERY_NANOS) {
          bench.say("%s, %,d events", replay.get("phase"), replay.get("processed").asLong());
          said = System.nanoTime();
        }
      }
      if (!replay.get("status").asString().equals("COMPLETED")) {
        throw new IllegalStateException("The replay ended as " + replay);
      }
      return replay;
    }
  }
}
