package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.http.HttpAnswer;
import io.orgtrail.benchmarks.http.HttpConnection;
import io.orgtrail.benchmarks.load.CommandClient;
import io.orgtrail.benchmarks.load.Latencies;
import io.orgtrail.benchmarks.load.LoadRun;
import io.orgtrail.benchmarks.load.MixedCommands;
import io.orgtrail.benchmarks.load.Order;
import io.orgtrail.benchmarks.load.Pace;
import io.orgtrail.benchmarks.load.Reply;
import io.orgtrail.benchmarks.load.Sender;
import io.orgtrail.benchmarks.report.Baseline;
import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.system.CpuReading;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** How long after a command was sent a query shows what it did, while others give commands too. */
final class Visibility implements Scenario {
  private static final int MEMBERS = 20;
  private static final int WINDOW = 10_000;
  private static final int PROBES_PER_SECOND = 10;
  private static final int POLLS_PER_SECOND = 500;

  @Override
  public String name() {
    return "visibility";
  }

  @Override
  public List<Figure> run(Bench bench) {
    int rate = bench.scale().background();
    MixedCommands mix =
        new MixedCommands(bench.prefix(), bench.scale().organizations(), bench.people());
    try (OrganizationMaker maker = new OrganizationMaker(bench);
        CommandClient background = bench.promptClient();
        CommandClient prompt = bench.promptClient();
        HttpConnection queries = bench.queries().connect()) {
      SizedOrganization organization = maker.make(MEMBERS, 1);
      LoadRun.each(background, mix.opening(), Pace.saturating(WINDOW));
      Sender mixed = background.giving(mix);
      bench.say("looking for what was commanded, at %,d commands/s", rate);
      probe(bench, mixed, new Probes(prompt, queries, organization, "warm-up"));
      return measure(bench, mixed, new Probes(prompt, queries, organization, "probe"));
    }
  }

  private static List<Figure> measure(Bench bench, Sender mixed, Probes probes) {
    int rate = bench.scale().background();
    CpuFigure cpu = CpuFigure.named("visibility-cpu", "CPU of 1,000 commands, with probes", bench);
    CpuReading before = bench.target().processes().cpu();
    long count = probe(bench, mixed, probes);
    cpu.add("at %,d/s".formatted(rate), bench.target().processes().cpu().since(before), count);
    return List.of(figure(bench, rate, probes), cpu.figure());
  }

  /** Returns how many commands were given meanwhile. */
  private static long probe(Bench bench, Sender mixed, Probes probes) {
    int rate = bench.scale().background();
    long count = rate * bench.scale().visibility().toSeconds();
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(() -> LoadRun.of(mixed, count, Pace.perSecond(rate)));
    probes.runUntil(load::isDone);
    load.join();
    return count;
  }

  private static Figure figure(Bench bench, int rate, Probes probes) {
    Latencies echo = bench.baselines().echo(rate);
    Baseline p50 = new Baseline("Kafka at %,d/s, p50".formatted(rate), echo.p50());
    Baseline p99 = new Baseline("Kafka at %,d/s, p99".formatted(rate), echo.p99());
    Figure figure =
        Figure.of(
            "visibility",
            "From a command to the query that shows it",
            """
            AddMember, %d times a second among %,d mixed commands/s. Asked again and again until the \
            member is there, or once with the position of the reply; the baseline is a record's way \
            through the broker alone."""
                .formatted(PROBES_PER_SECOND, rate),
            "ms",
            "p50",
            "p99");
    for (Probe probe : List.of(probes.polled, probes.awaited)) {
      Latencies times = Latencies.of(probe.times);
      bench.say("%s: p50 %.1f ms, p99 %.1f ms", probe.name, times.p50(), times.p99());
      figure = figure.with(probe.name, Value.of(times.p50(), p50), Value.of(times.p99(), p99));
    }
    return figure;
  }

  private record Probe(String name, Histogram times) {
    void sawAfter(long start) {
      times.recordValue(System.nanoTime() - start);
    }
  }

  /** Adds members, and looks for each in one of two ways. */
  private static final class Probes {
    private final CommandClient commands;
    private final HttpConnection queries;
    private final SizedOrganization organization;
    private final String name;
    private final Probe polled = new Probe("first query that shows it", Latencies.empty());
    private final Probe awaited = new Probe("query that waits for it", Latencies.empty());

    Probes(
        CommandClient commands,
        HttpConnection queries,
        SizedOrganization organization,
        String name) {
      this.commands = commands;
      this.queries = queries;
      this.organization = organization;
      this.name = name;
    }

    /** Each begins when it is meant to, or as soon as the one before it is done. */
    void runUntil(BooleanSupplier end) {
      Pace pace = Pace.perSecond(PROBES_PER_SECOND);
      for (long number = 0; number < 2 || !end.getAsBoolean(); number++) {
        pace.await(number, () -> 0);
        String userId = "%s-%06d".formatted(name, number);
        if (number % 2 == 0) {
          poll(userId);
        } else {
          await(userId);
        }
      }
    }

    private void poll(String userId) {
      long start = System.nanoTime();
      CompletableFuture<Reply> reply = commands.give(add(userId));
      Pace pace = Pace.perSecond(POLLS_PER_SECOND);
      for (long number = 0; ask(userId).status() != 200; number++) {
        pace.await(number, () -> 0);
      }
      polled.sawAfter(start);
      reply.join().position();
    }

    private void await(String userId) {
      long start = System.nanoTime();
      String position = Long.toString(commands.ask(add(userId)).position());
      ask(userId, "Min-Position", position).require(200);
      awaited.sawAfter(start);
    }

    private HttpAnswer ask(String userId, String... headers) {
      return queries.get(
          organization.path() + "/members/" + userId, organization.owner().token(), headers);
    }

    private Order add(String userId) {
      return OrganizationMaker.adding(organization, userId);
    }
  }
}
