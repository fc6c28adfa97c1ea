package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.Scale;
import io.orgtrail.benchmarks.baselines.Baselines;
import io.orgtrail.benchmarks.load.CommandClient;
import io.orgtrail.benchmarks.people.People;
import io.orgtrail.benchmarks.system.RunningSystem;
import io.orgtrail.benchmarks.system.StandaloneSystem;
import io.orgtrail.benchmarks.system.Target;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** What scenarios measure with: the system, callers with tokens, and what has been made so far. */
public final class Bench implements AutoCloseable {
  private static final Duration LINGER = Duration.ofMillis(5);

  private final RunningSystem system;
  private final Scale scale;
  private final People people;
  private final Baselines baselines;
  private final Duration firstStart;
  private final long run = System.currentTimeMillis();
  private int prefixes;

  private Bench(RunningSystem system, Scale scale, People people, Baselines baselines) {
    this.system = system;
    this.scale = scale;
    this.people = people;
    this.baselines = baselines;
    this.firstStart = system.own().map(StandaloneSystem::startTime).orElse(Duration.ZERO);
  }

  /** Has everybody's tokens made. */
  public static Bench on(RunningSystem system, Scale scale) throws SQLException {
    Target target = system.target();
    People people = People.of(Math.max(scale.organizations(), 50), target.tokenUrl());
    return new Bench(system, scale, people, Baselines.of(target, scale.baseline()));
  }

  public RunningSystem system() {
    return system;
  }

  /** How long the start on an empty directory took; nothing when others started the system. */
  public Duration firstStart() {
    return firstStart;
  }

  public Target target() {
    return system.target();
  }

  public Scale scale() {
    return scale;
  }

  public People people() {
    return people;
  }

  public Baselines baselines() {
    return baselines;
  }

  public QueryService queries() {
    return new QueryService(target().queryUrl(), people.operator());
  }

  /** A beginning of ids that no other scenario and no other run has. */
  public String prefix() {
    return "b%s-%d".formatted(Long.toString(run, Character.MAX_RADIX), prefixes++);
  }

  /** For as many commands as can be: they wait a moment for others. */
  public CommandClient bulkClient() {
    return CommandClient.connect(target().bootstrapServers(), LINGER);
  }

  /** For commands whose latency counts: each is sent at once. */
  public CommandClient promptClient() {
    return CommandClient.connect(target().bootstrapServers(), Duration.ZERO);
  }

  public void say(String text, Object... arguments) {
    System.out.printf(
        "%s  %s%n", LocalTime.now().truncatedTo(ChronoUnit.SECONDS), text.formatted(arguments));
  }

  @Override
  public void close() throws SQLException {
    baselines.close();
  }
}
