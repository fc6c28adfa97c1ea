package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.load.CommandClient;
import io.orgtrail.benchmarks.load.HttpLoad;
import io.orgtrail.benchmarks.load.HttpRequest;
import io.orgtrail.benchmarks.load.LoadRun;
import io.orgtrail.benchmarks.load.MixedCommands;
import io.orgtrail.benchmarks.load.Pace;
import io.orgtrail.benchmarks.load.Sender;
import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.system.ProcessGroup;
import io.orgtrail.benchmarks.system.StandaloneSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;

/** How much memory the system holds at rest and under load, and how soon it is ready. */
final class Resources implements Scenario {
  private static final int WINDOW = 10_000;
  private static final int CONNECTIONS = 4;
  private static final int MEMBERS = 100;
  private static final double MIB = 1024 * 1024;

  @Override
  public String name() {
    return "resources";
  }

  @Override
  public List<Figure> run(Bench bench) {
    List<Figure> figures = new ArrayList<>();
    bench.system().own().ifPresent(system -> figures.add(startAgain(bench, system)));
    figures.add(memory(bench));
    return figures;
  }

  private static Figure startAgain(Bench bench, StandaloneSystem system) {
    bench.say("starting again");
    Duration again = system.restart();
    return Figure.of(
            "resources-start",
            "Time until ready",
            "From the start of the process to the line that says it is ready.",
            "s",
            "ready")
        .with("first start, on an empty directory", seconds(bench.firstStart()))
        .with("start again, on what was there", seconds(again));
  }

  private static Value seconds(Duration time) {
    return Value.of(time.toMillis() / 1000.0);
  }

  private static Figure memory(Bench bench) {
    List<ProcessGroup> groups = bench.target().processes().groups();
    Figure figure =
        new Figure(
            "resources-memory",
            "Memory",
            """
            What each process holds (its proportional set size: pages shared by several count for \
            each by its share), and the most its main process ever held.""",
            "MiB",
            groups.stream().map(ProcessGroup::name).toList(),
            List.of());
    figure = figure.with("at rest, after a start", mebibytes(groups, ProcessGroup::heldBytes));
    load(bench);
    return figure
        .with("under load", mebibytes(groups, ProcessGroup::heldBytes))
        .with("most, of the main process", mebibytes(groups, ProcessGroup::peakBytes));
  }

  /** Commands at the background's rate, and queries on a few connections meanwhile. */
  private static void load(Bench bench) {
    int rate = bench.scale().background();
    Duration time = bench.scale().visibility();
    MixedCommands mix =
        new MixedCommands(bench.prefix(), bench.scale().organizations(), bench.people());
    try (OrganizationMaker maker = new OrganizationMaker(bench);
        CommandClient client = bench.promptClient()) {
      SizedOrganization organization = maker.make(MEMBERS, 1);
      LoadRun.each(client, mix.opening(), Pace.saturating(WINDOW));
      bench.say("%,d commands/s and queries on %d connections", rate, CONNECTIONS);
      Sender mixed = client.giving(mix);
      CompletableFuture<Void> commands =
          CompletableFuture.runAsync(
              () -> LoadRun.of(mixed, rate * time.toSeconds(), Pace.perSecond(rate)));
      new HttpLoad(bench.target().queryUrl(), CONNECTIONS)
          .ask(new HttpRequest(organization.path() + "/members", organization.tokens()), time);
      commands.join();
    }
  }

  private static List<Value> mebibytes(
      List<ProcessGroup> groups, ToLongFunction<ProcessGroup> bytes) {
    return groups.stream().map(group -> Value.of(bytes.applyAsLong(group) / MIB)).toList();
  }
}
