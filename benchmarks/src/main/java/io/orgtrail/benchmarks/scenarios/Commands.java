package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.load.CommandClient;
import io.orgtrail.benchmarks.load.Latencies;
import io.orgtrail.benchmarks.load.LoadRun;
import io.orgtrail.benchmarks.load.MixedCommands;
import io.orgtrail.benchmarks.load.Outcome;
import io.orgtrail.benchmarks.load.Pace;
import io.orgtrail.benchmarks.load.Sender;
import io.orgtrail.benchmarks.report.Baseline;
import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.system.CpuReading;
import java.util.List;

/** How many commands a second are answered over Kafka at most, and how soon at given rates. */
final class Commands implements Scenario {
  private static final int WINDOW = 10_000;

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public List<Figure> run(Bench bench) {
    MixedCommands mix =
        new MixedCommands(bench.prefix(), bench.scale().organizations(), bench.people());
    try (CommandClient bulk = bench.bulkClient();
        CommandClient prompt = bench.promptClient()) {
      Sender mixed = bulk.giving(mix);
      bench.say("making %d organizations", bench.scale().organizations());
      LoadRun.each(bulk, mix.opening(), Pace.saturating(WINDOW));
      bench.say("warming up with %d commands", bench.scale().warmUp());
      Outcome warmUp = LoadRun.of(mixed, bench.scale().warmUp(), Pace.saturating(WINDOW));
      bench.say("%.0f commands/s", warmUp.perSecond());

      CpuFigure cpu = CpuFigure.named("commands-cpu", "CPU of 1,000 commands", bench);
      Figure throughput = saturate(bench, mixed, cpu, warmUp);
      Figure latency = latencies(bench, prompt.giving(mix), cpu);
      return List.of(throughput, latency, cpu.figure());
    }
  }

  private static Figure saturate(Bench bench, Sender mixed, CpuFigure cpu, Outcome warmUp) {
    bench.say("giving %d commands as fast as they are answered", bench.scale().saturation());
    CpuReading before = bench.target().processes().cpu();
    Outcome outcome = LoadRun.of(mixed, bench.scale().saturation(), Pace.saturating(WINDOW));
    cpu.add("at saturation", bench.target().processes().cpu().since(before), outcome.commands());
    bench.say("%.0f commands/s", outcome.perSecond());
    Figure figure =
        Figure.of(
            "commands-throughput",
            "Commands per second",
            """
            Mixed commands of many callers over %d organizations, produced and answered over Kafka, \
            %d unanswered at most; each its own command id, each accepted; after %,d others, in which \
            the JVMs of services and load generator compile what they run."""
                .formatted(bench.scale().organizations(), WINDOW, warmUp.commands()),
            "per second",
            "commands");
    for (Baseline baseline :
        List.of(
            bench.baselines().singleCommits(),
            bench.baselines().transactionsOf100(),
            bench.baselines().copy(),
            bench.baselines().echoes())) {
      figure = figure.with("against " + baseline.name(), Value.of(outcome.perSecond(), baseline));
    }
    return figure.with(
        "the %,d others".formatted(warmUp.commands()),
        Value.of(warmUp.perSecond(), bench.baselines().singleCommits()));
  }

  private static Figure latencies(Bench bench, Sender mixed, CpuFigure cpu) {
    Figure figure =
        Figure.of(
            "commands-latency",
            "Latency of commands at fixed rates",
            """
            From when a command was meant to be sent to when its reply was read, so that a pause \
            counts for all that waited; the baseline is a record's way through the broker alone.""",
            "ms",
            "p50",
            "p95",
            "p99",
            "p99.9");
    for (int rate : bench.scale().rates()) {
      figure = figure.with("%,d/s".formatted(rate), atRate(bench, mixed, rate, cpu));
    }
    return figure;
  }

  private static List<Value> atRate(Bench bench, Sender mixed, int rate, CpuFigure cpu) {
    bench.say("giving %d commands a second", rate);
    long count = rate * bench.scale().perRate().toSeconds();
    LoadRun.of(mixed, count, Pace.perSecond(rate));
    CpuReading before = bench.target().processes().cpu();
    Outcome outcome = LoadRun.of(mixed, count, Pace.perSecond(rate));
    cpu.add("at %,d/s".formatted(rate), bench.target().processes().cpu().since(before), count);
    bench.say("p50 %.1f ms, p99 %.1f ms", outcome.latencies().p50(), outcome.latencies().p99());
    return values(outcome.latencies(), rate, bench.baselines().echo(rate));
  }

  private static List<Value> values(Latencies latencies, int rate, Latencies echo) {
    String name = "Kafka at %,d/s, ".formatted(rate);
    return List.of(
        Value.of(latencies.p50(), new Baseline(name + "p50", echo.p50())),
        Value.of(latencies.p95(), new Baseline(name + "p95", echo.p95())),
        Value.of(latencies.p99(), new Baseline(name + "p99", echo.p99())),
        Value.of(latencies.p999(), new Baseline(name + "p99.9", echo.p999())));
  }
}
