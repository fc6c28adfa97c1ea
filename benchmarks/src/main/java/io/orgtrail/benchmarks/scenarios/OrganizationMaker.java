package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.ChangeMemberRole;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationCommand.ChangePlan;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.benchmarks.load.CommandClient;
import io.orgtrail.benchmarks.load.LoadRun;
import io.orgtrail.benchmarks.load.Order;
import io.orgtrail.benchmarks.load.Outcome;
import io.orgtrail.benchmarks.load.Pace;
import io.orgtrail.benchmarks.people.Person;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Makes organizations of a given size by commands, as a client would. */
final class OrganizationMaker implements AutoCloseable {
  private static final int MANAGERS = 8;
  private static final int WINDOW = 5_000;
  private static final List<String> ROLES = List.of("READ_ONLY", "MEMBER");

  private final Bench bench;
  private final CommandClient client;

  OrganizationMaker(Bench bench) {
    this.bench = bench;
    this.client = bench.bulkClient();
  }

  /** An organization with that many members and pending invitations, there for queries too. */
  SizedOrganization make(int members, int invitations) {
    String id = bench.prefix();
    bench.say("making an organization with %,d members", members);
    Person owner = bench.people().get(0);
    List<Person> managers = bench.people().crowd().subList(0, Math.min(MANAGERS, members));
    client.ask(new Order(owner, named(id)));
    client.ask(new Order(owner, new ChangePlan(id, Plan.PREMIUM)));
    managers.stream()
        .skip(1)
        .forEach(manager -> client.ask(new Order(owner, add(id, manager, "ADMIN"))));
    int plain = members - managers.size();
    give(owner, plain / 2, i -> added(id, i));
    Outcome invited = give(owner, invitations, i -> invite(id, i));
    long middle = invited.last().position();
    Outcome added = give(owner, plain - plain / 2, i -> added(id, i + plain / 2));
    long last = Math.max(middle, added.last().position());
    bench.queries().awaitPosition(last);
    return new SizedOrganization(id, members, managers, middle, last);
  }

  /** Changes roles of its plain members until that many more events are there. */
  void addEvents(SizedOrganization organization, int count) {
    bench.say("giving it %,d more events", count);
    Outcome outcome =
        LoadRun.of(
            client.giving(roleChanges(organization)), Math.max(1, count), Pace.saturating(WINDOW));
    bench.queries().awaitPosition(outcome.last().position());
  }

  /** Commands that each change the role of the next plain member, so that each has an event. */
  static Supplier<Order> roleChanges(SizedOrganization organization) {
    AtomicInteger next = new AtomicInteger();
    int members = organization.plainMembers();
    return () -> {
      int number = next.getAndIncrement();
      String role = ROLES.get(number / members % ROLES.size());
      return new Order(
          organization.owner(),
          new ChangeMemberRole(organization.id(), organization.userId(number % members), role));
    };
  }

  /** One more member, by the owner. */
  static Order adding(SizedOrganization organization, String userId) {
    return new Order(organization.owner(), add(organization.id(), userId));
  }

  static AddMember add(String id, String userId) {
    return new AddMember(id, userId, userId + "@example.com", "Added", "MEMBER", null);
  }

  private Outcome give(Person caller, int count, IntFunction<Command> commands) {
    AtomicInteger next = new AtomicInteger();
    Supplier<Order> orders = () -> new Order(caller, commands.apply(next.getAndIncrement()));
    return LoadRun.of(client.giving(orders), Math.max(1, count), Pace.saturating(WINDOW));
  }

  static CreateOrganization named(String id) {
    return new CreateOrganization(
        id, id, null, null, null, null, null, null, null, null, null, null);
  }

  private static AddMember add(String id, Person person, String role) {
    return new AddMember(id, person.userId(), person.email(), person.name(), role, null);
  }

  private static AddMember added(String id, int number) {
    String userId = SizedOrganization.userId(id, number);
    return new AddMember(
        id, userId, userId + "@example.com", "Member %06d".formatted(number), "MEMBER", null);
  }

  private static InviteMember invite(String id, int number) {
    String email = "invited-%06d@example.com".formatted(number);
    return new InviteMember(id, email, "MEMBER", null, null, null, null, false, id + "-i" + number);
  }

  @Override
  public void close() {
    client.close();
  }
}
