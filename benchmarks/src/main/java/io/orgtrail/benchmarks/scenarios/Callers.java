package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.benchmarks.http.HttpConnection;
import io.orgtrail.benchmarks.load.CommandClient;
import io.orgtrail.benchmarks.load.Exchange;
import io.orgtrail.benchmarks.load.HttpLoad;
import io.orgtrail.benchmarks.load.Order;
import io.orgtrail.benchmarks.people.Person;
import io.orgtrail.benchmarks.report.Baseline;
import io.orgtrail.benchmarks.report.Figure;
import io.orgtrail.benchmarks.report.Value;
import io.orgtrail.benchmarks.system.CpuReading;
import java.util.ArrayList;
import java.util.List;

/** How many commands a few callers get done over HTTP, who each wait for the answer. */
final class Callers implements Scenario {
  private static final List<Integer> CONNECTIONS = List.of(8, 32);
  private static final int MOST = 32;

  @Override
  public String name() {
    return "callers";
  }

  @Override
  public List<Figure> run(Bench bench) {
    return new Measurement(bench).run();
  }

  /** What a caller commands in a turn, in an organization of their own. */
  private interface Work {
    Command command(String organizationId, String unique, int turn);
  }

  private static final class Measurement {
    private final Bench bench;
    private final String prefix;
    private final CpuFigure cpu;
    private Figure throughput =
        Figure.of(
            "callers-throughput",
            "Commands per second over HTTP",
            """
            Each connection gives a command in an organization of its own, waits for the answer, and \
            gives the next; every answer is 200.""",
            "per second",
            "8 connections",
            "32 connections");
    private Figure latency =
        Figure.of(
            "callers-latency",
            "Latency of commands over HTTP",
            "From the request to the end of the answer, at the throughput above.",
            "ms",
            "p50, 8 connections",
            "p99, 8 connections",
            "p50, 32 connections",
            "p99, 32 connections");

    Measurement(Bench bench) {
      this.bench = bench;
      this.prefix = bench.prefix();
      this.cpu =
          CpuFigure.named("callers-cpu", "CPU of 1,000 commands over HTTP, 32 connections", bench);
    }

    List<Figure> run() {
      makeOrganizations();
      bench.say("warming up");
      load(MOST, Measurement::adding, 5);
      measure("organizations created", Measurement::creating);
      measure("members invited", Measurement::inviting);
      measure("members added", Measurement::adding);
      measure("members added and removed in turn", Measurement::addingAndRemoving);
      return List.of(throughput, latency, cpu.figure());
    }

    private void makeOrganizations() {
      try (CommandClient client = bench.bulkClient()) {
        for (int number = 0; number < MOST; number++) {
          client.ask(new Order(owner(number), OrganizationMaker.named(organization(number))));
          client.ask(new Order(owner(number), new ChangePlan(organization(number), Plan.PREMIUM)));
        }
      }
    }

    private String organization(int number) {
      return prefix + "-" + number;
    }

    private Person owner(int number) {
      return bench.people().get(number);
    }

    private static Command creating(String organizationId, String unique, int turn) {
      return OrganizationMaker.named(unique);
    }

    private static Command inviting(String organizationId, String unique, int turn) {
      return new InviteMember(
          organizationId, unique + "@example.com", null, null, null, null, null, false, null);
    }

    private static Command adding(String organizationId, String unique, int turn) {
      return OrganizationMaker.add(organizationId, unique);
    }

    private static Command addingAndRemoving(String organizationId, String unique, int turn) {
      String userId = unique.substring(0, unique.lastIndexOf('-'));
      return turn % 2 == 0
          ? OrganizationMaker.add(organizationId, userId)
          : new RemoveMember(organizationId, userId);
    }

    private void measure(String row, Work work) {
      List<Value> rates = new ArrayList<>();
      List<Value> times = new ArrayList<>();
      Baseline commits = bench.baselines().singleCommits();
      for (int connections : CONNECTIONS) {
        load(connections, work, 2);
        CpuReading before = bench.target().processes().cpu();
        HttpLoad.Outcome outcome = load(connections, work, 4);
        if (connections == MOST) {
          cpu.add(row, bench.target().processes().cpu().since(before), outcome.requests());
        }
        rates.add(Value.of(outcome.perSecond(), commits));
        times.add(Value.of(outcome.latencies().p50()));
        times.add(Value.of(outcome.latencies().p99()));
      }
      bench.say("%s: %,.0f/s", row, rates.get(rates.size() - 1).number());
      throughput = throughput.with(row, rates);
      latency = latency.with(row, times);
    }

    private HttpLoad.Outcome load(int connections, Work work, int times) {
      return new HttpLoad(bench.target().commandUrl(), connections)
          .ask(exchange(work), bench.scale().perQuery().multipliedBy(times));
    }

    private Exchange exchange(Work work) {
      String run = bench.prefix();
      return (connection, number, turn) -> {
        Command command =
            work.command(organization(number), "%s-%d-%d".formatted(run, number, turn), turn);
        give(connection, owner(number), command);
      };
    }

    private static void give(HttpConnection connection, Person caller, Command command) {
      connection
          .post(
              "/commands/" + command.getClass().getSimpleName(),
              caller.token(),
              Json.mapper().writeValueAsString(command))
          .require(200);
    }
  }
}
