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
import io.orgtrail.benchmarks.report.Figure;
import java.util.List;

/** How many commands a few callers get done over HTTP, who each wait for the answer. */
final class Callers implements Scenario {
  @Override
  public String name() {
    return "callers";
  }

  @Override
  public List<Figure> run(Bench bench) {
    return new Measurement(bench).run();
  }

  /** What a caller commands, in an organization of their own. */
  private interface Work {
    /**
     * The command of a turn.
     *
     * @param prefix of ids that nobody else has
     */
    Command command(String organizationId, String prefix, int turn);
  }

  private static final class Measurement {
    private final Bench bench;
    private final String prefix;
    private final ConnectionFigures figures;

    Measurement(Bench bench) {
      this.bench = bench;
      this.prefix = bench.prefix();
      this.figures =
          new ConnectionFigures(
              bench,
              "callers",
              "commands over HTTP",
              """
              Each connection gives a command in an organization of its own, waits for the answer, \
              and gives the next; every answer is 200.""");
    }

    List<Figure> run() {
      makeOrganizations();
      bench.say("warming up");
      load(ConnectionFigures.MANY, Measurement::adding, 5);
      measure("organizations created", Measurement::creating);
      measure("members invited", Measurement::inviting);
      measure("members added", Measurement::adding);
      measure("members added and removed in turn", Measurement::addingAndRemoving);
      return figures.all();
    }

    private void makeOrganizations() {
      try (CommandClient client = bench.bulkClient()) {
        for (int number = 0; number < ConnectionFigures.MANY; number++) {
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

    private static Command creating(String organizationId, String prefix, int turn) {
      return OrganizationMaker.named(prefix + turn);
    }

    private static Command inviting(String organizationId, String prefix, int turn) {
      String email = prefix + turn + "@example.com";
      return new InviteMember(organizationId, email, null, null, null, null, null, false, null);
    }

    private static Command adding(String organizationId, String prefix, int turn) {
      return OrganizationMaker.add(organizationId, prefix + turn);
    }

    private static Command addingAndRemoving(String organizationId, String prefix, int turn) {
      String userId = prefix + turn / 2;
      return turn % 2 == 0
          ? OrganizationMaker.add(organizationId, userId)
          : new RemoveMember(organizationId, userId);
    }

    private void measure(String row, Work work) {
      figures.measure(
          row,
          connections -> bench.baselines().singleCommits(),
          connections -> load(connections, work, 2),
          connections -> load(connections, work, 4));
    }

    private HttpLoad.Outcome load(int connections, Work work, int times) {
      return new HttpLoad(bench.target().commandUrl(), connections)
          .ask(exchange(work), bench.scale().perQuery().multipliedBy(times));
    }

    private Exchange exchange(Work work) {
      String run = bench.prefix();
      return (connection, number, turn) ->
          give(
              connection,
              owner(number),
              work.command(organization(number), "%s-%d-".formatted(run, number), turn));
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
