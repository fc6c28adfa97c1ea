package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.seeding.Store;
import io.orgtrail.benchmarks.system.StandaloneSystem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What commands, pages and starts cost as organizations, histories and the store grow. */
final class Growth implements Scenario {
  private static final int HUNDRED = 100;
  private static final int MEMBERS_OF_A_HISTORY = 10;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public List<Figure> run(Bench bench) throws SQLException {
    try (CostMeter meter = new CostMeter(bench)) {
      members(bench, meter);
      events(bench, meter);
      store(bench, meter);
      List<Figure> figures = new ArrayList<>(meter.figures());
      Optional<StandaloneSystem> own = bench.system().own();
      if (bench.scale().restarted() > 0 && own.isPresent()) {
        figures.add(start(bench, own.get()));
      }
      return figures;
    }
  }

  private static void members(Bench bench, CostMeter meter) {
    try (OrganizationMaker maker = new OrganizationMaker(bench)) {
      meter.warmUp(maker.make(MEMBERS_OF_A_HISTORY, 1));
      for (int members : bench.scale().grownMembers()) {
        SizedOrganization organization = maker.make(members, 1);
        String row = "%,d members".formatted(members);
        meter.command("members", row, OrganizationMaker.roleChanges(organization));
        meter.page("members", row, organization);
      }
    }
  }

  private static void events(Bench bench, CostMeter meter) {
    try (OrganizationMaker maker = new OrganizationMaker(bench)) {
      for (int events : bench.scale().events()) {
        SizedOrganization organization = maker.make(MEMBERS_OF_A_HISTORY, 1);
        maker.addEvents(organization, events - MEMBERS_OF_A_HISTORY);
        String row = "%,d events".formatted(events);
        meter.command("events", row, OrganizationMaker.roleChanges(organization));
        meter.page("events", row, organization);
      }
    }
  }

  private static void store(Bench bench, CostMeter meter) throws SQLException {
    FilledStore filled = new FilledStore(bench);
    for (int organizations : bench.scale().store()) {
      SmallOrganizations small = filled.withOrganizations(organizations);
      String row = "%,d organizations in the store".formatted(filled.store().organizations());
      meter.command("store", row + ", a hundred of them", small.addMembers(HUNDRED));
      if (organizations > HUNDRED) {
        meter.command("store", row + ", any of them", small.addMembers(organizations));
      }
    }
  }

  private static Figure start(Bench bench, StandaloneSystem system) throws SQLException {
    Figure figure =
        Figure.of(
            "growth-start",
            "Time until ready, as the store grows",
            "From the start of the process: the first one of this run, and one on a filled store.",
            "s",
            "ready");
    FilledStore filled = new FilledStore(bench);
    filled.withEvents(bench.scale().restarted());
    return restarted(
        bench, system, figure.with("0 events", seconds(bench.firstStart())), filled.store());
  }

  private static Figure restarted(Bench bench, StandaloneSystem system, Figure figure, Store store)
      throws SQLException {
    long events = store.events();
    bench.say("starting again with %,d events", events);
    Duration time = system.restart();
    bench.say("ready after %.1f s", time.toMillis() / 1000.0);
    return figure.with("%,d events".formatted(events), seconds(time));
  }

  private static Value seconds(Duration time) {
    return Value.of(time.toMillis() / 1000.0);
  }
}
