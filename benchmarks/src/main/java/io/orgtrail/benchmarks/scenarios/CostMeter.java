package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.load.CommandClient;
import io.orgtrail.benchmarks.load.HttpLoad;
import io.orgtrail.benchmarks.load.HttpRequest;
import io.orgtrail.benchmarks.load.Latencies;
import io.orgtrail.benchmarks.load.LoadRun;
import io.orgtrail.benchmarks.load.Order;
import io.orgtrail.benchmarks.load.Pace;
import io.orgtrail.benchmarks.load.Sender;
import io.orgtrail.benchmarks.report.Baseline;
import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.system.CpuReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures one kind of command and one page in cases that differ in size alone. */
final class CostMeter implements AutoCloseable {
  private static final int RATE = 200;

  private record Smallest(String row, Latencies times) {}

  private final Bench bench;
  private final CommandClient client;
  private final CpuFigure commandCpu;
  private final CpuFigure pageCpu;
  private final Map<String, Smallest> smallest = new HashMap<>();
  private Figure commands =
      Figure.of(
          "growth-command",
          "A command, as things grow",
          "At %d commands/s; compared with the smallest case.".formatted(RATE),
          "ms",
          "p50",
          "p99");
  private Figure pages =
      Figure.of(
          "growth-page",
          "A page of members, as things grow",
          "The first 50 members, on one connection; compared with the smallest case.",
          "ms",
          "p50",
          "p99");

  CostMeter(Bench bench) {
    this.bench = bench;
    this.client = bench.promptClient();
    this.commandCpu =
        CpuFigure.named("growth-command-cpu", "CPU of 1,000 commands, as things grow", bench);
    this.pageCpu =
        CpuFigure.named("growth-page-cpu", "CPU of 1,000 pages of members, as things grow", bench);
  }

  /** What is measured first would pay for all that a new process has to learn. */
  void warmUp(SizedOrganization organization) {
    bench.say("warming up");
    LoadRun.of(
        client.giving(OrganizationMaker.roleChanges(organization)),
        2L * bench.scale().cost(),
        Pace.perSecond(RATE));
    new HttpLoad(bench.target().queryUrl(), 1)
        .ask(page(organization), bench.scale().perQuery().multipliedBy(2));
  }

  private static HttpRequest page(SizedOrganization organization) {
    return new HttpRequest(organization.path() + "/members?limit=50", organization.tokens());
  }

  void command(String kind, String row, Supplier<Order> orders) {
    Sender sender = client.giving(orders);
    LoadRun.of(sender, bench.scale().cost() / 2, Pace.perSecond(RATE));
    CpuReading before = bench.target().processes().cpu();
    Latencies times = LoadRun.of(sender, bench.scale().cost(), Pace.perSecond(RATE)).latencies();
    commandCpu.add(row, bench.target().processes().cpu().since(before), bench.scale().cost());
    commands = commands.with(row, values("command, " + kind, row, times));
  }

  void page(String kind, String row, SizedOrganization organization) {
    HttpLoad load = new HttpLoad(bench.target().queryUrl(), 1);
    HttpRequest request = page(organization);
    load.ask(request, bench.scale().perQuery());
    CpuReading before = bench.target().processes().cpu();
    HttpLoad.Outcome outcome = load.ask(request, bench.scale().perQuery());
    pageCpu.add(row, bench.target().processes().cpu().since(before), outcome.requests());
    pages = pages.with(row, values("page, " + kind, row, outcome.latencies()));
  }

  /** Against the first case of the kind, which is the smallest. */
  private List<Value> values(String kind, String row, Latencies times) {
    bench.say("%s: p50 %.2f ms, p99 %.2f ms", row, times.p50(), times.p99());
    Smallest first = smallest.putIfAbsent(kind, new Smallest(row, times));
    return first == null
        ? List.of(Value.of(times.p50()), Value.of(times.p99()))
        : List.of(
            Value.of(times.p50(), new Baseline(first.row + ", p50", first.times.p50())),
            Value.of(times.p99(), new Baseline(first.row + ", p99", first.times.p99())));
  }

  List<Figure> figures() {
    return List.of(commands, commandCpu.figure(), pages, pageCpu.figure());
  }

  @Override
  public void close() {
    client.close();
  }
}
