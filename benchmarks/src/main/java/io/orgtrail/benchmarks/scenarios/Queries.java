package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.load.HttpLoad;
import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.system.CpuReading;
import java.util.ArrayList;
import java.util.List;

/** How many queries a second are answered, and how soon, about small and large organizations. */
final class Queries implements Scenario {
  private static final List<Integer> CONNECTIONS = List.of(8, 32);

  @Override
  public String name() {
    return "queries";
  }

  @Override
  public List<Figure> run(Bench bench) {
    return new Measurement(bench).run();
  }

  private static final class Measurement {
    private final Bench bench;
    private final CpuFigure cpu;
    private Figure throughput =
        Figure.of(
            "queries-throughput",
            "Queries per second",
            """
            Each connection asks again as soon as it is answered, as one of eight managers of the \
            organization; every answer is 200, and one of each was looked at.""",
            "per second",
            "8 connections",
            "32 connections");
    private Figure latency =
        Figure.of(
            "queries-latency",
            "Latency of queries",
            "From the request to the end of the answer, at the throughput above.",
            "ms",
            "p50, 8 connections",
            "p99, 8 connections",
            "p50, 32 connections",
            "p99, 32 connections");

    Measurement(Bench bench) {
      this.bench = bench;
      this.cpu = CpuFigure.named("queries-cpu", "CPU of 1,000 queries, 32 connections", bench);
    }

    List<Figure> run() {
      try (OrganizationMaker maker = new OrganizationMaker(bench)) {
        warmUp(maker.make(bench.scale().members().get(0), bench.scale().invitations()));
        for (int members : bench.scale().members()) {
          measure(maker.make(members, bench.scale().invitations()));
        }
      }
      return List.of(throughput, latency, cpu.figure());
    }

    /** What is measured first would pay for all that a new process has to learn. */
    private void warmUp(SizedOrganization organization) {
      bench.say("warming up");
      for (Query query : about(organization)) {
        new HttpLoad(bench.target().queryUrl(), CONNECTIONS.get(0))
            .ask(query.request(), bench.scale().perQuery().multipliedBy(2));
      }
    }

    private List<Query> about(SizedOrganization organization) {
      return Query.about(organization, bench.scale().invitations(), bench.queries());
    }

    private void measure(SizedOrganization organization) {
      for (Query query : about(organization)) {
        query.check(organization, bench.queries());
        measure(query, "%s, of %,d".formatted(query.name(), organization.members()));
      }
    }

    private void measure(Query query, String row) {
      List<Value> rates = new ArrayList<>();
      List<Value> times = new ArrayList<>();
      for (int connections : CONNECTIONS) {
        HttpLoad load = new HttpLoad(bench.target().queryUrl(), connections);
        load.ask(query.request(), bench.scale().perQuery().dividedBy(2));
        CpuReading before = bench.target().processes().cpu();
        HttpLoad.Outcome outcome = load.ask(query.request(), bench.scale().perQuery());
        if (connections == CONNECTIONS.get(CONNECTIONS.size() - 1)) {
          CpuReading spent = bench.target().processes().cpu().since(before);
          cpu.add(row, spent, outcome.requests());
        }
        rates.add(Value.of(outcome.perSecond(), bench.baselines().reads(connections)));
        times.add(Value.of(outcome.latencies().p50()));
        times.add(Value.of(outcome.latencies().p99()));
      }
      bench.say("%s: %,.0f/s", row, rates.get(rates.size() - 1).number());
      throughput = throughput.with(row, rates);
      latency = latency.with(row, times);
    }
  }
}
