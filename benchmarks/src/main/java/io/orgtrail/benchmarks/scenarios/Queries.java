package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.load.HttpLoad;
import io.orgtrail.benchmarks.report.Figure;
import java.time.Duration;
import java.util.List;

/** How many queries a second are answered, and how soon, about small and large organizations. */
final class Queries implements Scenario {
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
    private final ConnectionFigures figures;

    Measurement(Bench bench) {
      this.bench = bench;
      this.figures =
          new ConnectionFigures(
              bench,
              "queries",
              "queries",
              """
              Each connection asks again as soon as it is answered, as one of eight managers of the \
              organization; every answer is 200, and one of each was looked at.""");
    }

    List<Figure> run() {
      try (OrganizationMaker maker = new OrganizationMaker(bench)) {
        warmUp(maker.make(bench.scale().members().get(0), bench.scale().invitations()));
        for (int members : bench.scale().members()) {
          measure(maker.make(members, bench.scale().invitations()));
        }
      }
      return figures.all();
    }

    /** What is measured first would pay for all that a new process has to learn. */
    private void warmUp(SizedOrganization organization) {
      bench.say("warming up");
      for (Query query : about(organization)) {
        ask(query, ConnectionFigures.FEW, bench.scale().perQuery().multipliedBy(2));
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
      Duration time = bench.scale().perQuery();
      figures.measure(
          row,
          bench.baselines()::reads,
          connections -> ask(query, connections, time.dividedBy(2)),
          connections -> ask(query, connections, time));
    }

    private HttpLoad.Outcome ask(Query query, int connections, Duration time) {
      return new HttpLoad(bench.target().queryUrl(), connections).ask(query.request(), time);
    }
  }
}
