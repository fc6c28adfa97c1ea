package io.orgtrail.benchmarks.baselines;

import io.orgtrail.benchmarks.load.EchoClient;
import io.orgtrail.benchmarks.load.Latencies;
import io.orgtrail.benchmarks.load.LoadRun;
import io.orgtrail.benchmarks.load.Outcome;
import io.orgtrail.benchmarks.load.Pace;
import io.orgtrail.benchmarks.report.Baseline;
import io.orgtrail.benchmarks.system.Target;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/** What database and broker do by themselves: measured when first asked for, once in a run. */
public final class Baselines implements AutoCloseable {
  /** A command with its headers and token has about this size. */
  private static final int RECORD_BYTES = 1_200;

  private static final int WINDOW = 10_000;
  private static final int WARM_UP = 2_000;

  private final Target target;
  private final Duration time;
  private final PostgresBaseline postgres;
  private final Map<String, Baseline> measured = new ConcurrentHashMap<>();
  private final Map<Integer, Latencies> echoes = new ConcurrentHashMap<>();

  private Baselines(Target target, Duration time, PostgresBaseline postgres) {
    this.target = target;
    this.time = time;
    this.postgres = postgres;
  }

  public static Baselines of(Target target, Duration time) throws SQLException {
    return new Baselines(target, time, PostgresBaseline.on(target.database(), time));
  }

  public Baseline singleCommits() {
    return once("PostgreSQL, commits of one row", () -> postgres.inserts(1));
  }

  public Baseline transactionsOf100() {
    return once("PostgreSQL, rows in transactions of 100", () -> postgres.inserts(100));
  }

  public Baseline copy() {
    return once("PostgreSQL, rows by COPY", postgres::copy);
  }

  public Baseline reads(int connections) {
    return once(
        "PostgreSQL, indexed reads of one row, %d connections".formatted(connections),
        () -> postgres.reads(connections));
  }

  public Baseline echoes() {
    return once("Kafka, produce and consume", this::echoesPerSecond);
  }

  /** How long a record takes through the broker and back, at so many a second. */
  public Latencies echo(int rate) {
    return echoes.computeIfAbsent(rate, this::measureEcho);
  }

  private Baseline once(String name, DoubleSupplier measure) {
    return measured.computeIfAbsent(name, n -> new Baseline(n, measure.getAsDouble()));
  }

  private double echoesPerSecond() {
    try (EchoClient echo = echo(Duration.ofMillis(5))) {
      Outcome warm = LoadRun.of(echo, WARM_UP, Pace.saturating(WINDOW));
      long count = Math.max(WARM_UP, (long) (warm.perSecond() * time.toMillis() / 1000));
      return LoadRun.of(echo, count, Pace.saturating(WINDOW)).perSecond();
    }
  }

  private Latencies measureEcho(int rate) {
    try (EchoClient echo = echo(Duration.ZERO)) {
      LoadRun.of(echo, rate, Pace.perSecond(rate));
      long count = Math.max(rate, rate * time.toMillis() / 1000);
      return LoadRun.of(echo, count, Pace.perSecond(rate)).latencies();
    }
  }

  private EchoClient echo(Duration linger) {
    return EchoClient.connect(target.bootstrapServers(), linger, RECORD_BYTES);
  }

  @Override
  public void close() throws SQLException {
    postgres.close();
  }
}
