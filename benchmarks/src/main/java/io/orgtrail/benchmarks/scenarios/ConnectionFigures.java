package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.load.HttpLoad;
import io.orgtrail.benchmarks.report.Baseline;
import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.system.CpuReading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** What few and many connections get done that each go on as soon as they are answered. */
final class ConnectionFigures {
  static final int FEW = 8;
  static final int MANY = 32;

  private final Bench bench;
  private final CpuFigure cpu;
  private Figure throughput;
  private Figure latency;

  /**
   * Figures without rows.
   *
   * @param id how the ids of all begin
   * @param what is done, in the plural
   * @param explanation how, in one or two sentences
   */
  ConnectionFigures(Bench bench, String id, String what, String explanation) {
    this.bench = bench;
    this.cpu = CpuFigure.named(id + "-cpu", "CPU of 1,000 %s, %s".formatted(what, of(MANY)), bench);
    this.throughput =
        Figure.of(
            id + "-throughput",
            "Throughput of " + what,
            explanation,
            "per second",
            of(FEW),
            of(MANY));
    this.latency =
        Figure.of(
            id + "-latency",
            "Latency of " + what,
            "From the request to the end of the answer, at the throughput above.",
            "ms",
            "p50, " + of(FEW),
            "p99, " + of(FEW),
            "p50, " + of(MANY),
            "p99, " + of(MANY));
  }

  private static String of(int connections) {
    return connections + " connections";
  }

  /**
   * Measures one kind, each time for a number of connections.
   *
   * @param baseline what its throughput is compared with
   * @param warmUp does it without being measured
   * @param load does it
   */
  void measure(
      String row,
      IntFunction<Baseline> baseline,
      IntConsumer warmUp,
      IntFunction<HttpLoad.Outcome> load) {
    List<Value> rates = new ArrayList<>();
    List<Value> times = new ArrayList<>();
    for (int connections : List.of(FEW, MANY)) {
      warmUp.accept(connections);
      CpuReading before = bench.target().processes().cpu();
      HttpLoad.Outcome outcome = load.apply(connections);
      if (connections == MANY) {
        cpu.add(row, bench.target().processes().cpu().since(before), outcome.requests());
      }
      rates.add(Value.of(outcome.perSecond(), baseline.apply(connections)));
      times.add(Value.of(outcome.latencies().p50()));
      times.add(Value.of(outcome.latencies().p99()));
    }
    bench.say("%s: %,.0f/s", row, rates.get(rates.size() - 1).number());
    throughput = throughput.with(row, rates);
    latency = latency.with(row, times);
  }

  List<Figure> all() {
    return List.of(throughput, latency, cpu.figure());
  }
}
