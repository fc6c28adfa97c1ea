package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.database.RoundTrip;
import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.command.testing.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Organizations that are not in memory, since their partition has just been given. */
class ReadAheadIT {

  private static final int MANY = 51;

  private final Database database = Database.migrated();
  private final Gateway before = new Gateway();
  private final String acme = "acme-" + UUID.randomUUID();
  private final String initech = "initech-" + UUID.randomUUID();
  private final String invitation = UUID.randomUUID().toString();
  private Gateway node;

  @BeforeEach
  void begin() {
    before.run(
        before.from("alice", create(acme, acme)),
        before.from("alice", create(initech, initech)),
        before.from("alice", add(acme, "bob")),
        before.from("alice", invite(acme, "carol@example.com")));
    node = new Gateway(before.topicId());
  }

  private static AddMember add(String organization, String user) {
    return new AddMember(organization, user, null, user, "MEMBER", null);
  }

  private InviteMember invite(String organization, String email) {
    return new InviteMember(organization, email, null, null, null, null, null, false, invitation);
  }

  private IncomingCommand byAlice(Command command) {
    return node.from("alice", command);
  }

  @Test
  void decidesByWhatIsStored() {
    var replies =
        node.run(
            byAlice(new RemoveMember(acme, "dora")),
            byAlice(new RemoveMember(acme, "bob")),
            byAlice(add(initech, "bob")),
            byAlice(add("nowhere-" + acme, "bob")),
            byAlice(invite(acme, "erin@example.com")),
            node.from("carol", new AcceptInvitation(acme, invitation, null)),
            node.from("carol", new AcceptInvitation(acme, "another", null)),
            byAlice(invite(initech, "erin@example.com")));

    assertThat(replies.codes())
        .containsExactly(
            "NOT_A_MEMBER",
            "ACCEPTED",
            "ACCEPTED",
            "ORGANIZATION_NOT_FOUND",
            "INVITATION_EXISTS",
            "ACCEPTED",
            "INVITATION_NOT_FOUND",
            "ACCEPTED");
  }

  @Test
  void decidesByWhatTheSameBatchDid_afterItForgotTheOrganization() {
    node.bus.subscribe(
        Fail.class.getName(),
        message -> {
          node.organizations.load(acme).execute(organization -> {});
          throw new IllegalStateException("the code is wrong");
        });

    var replies =
        node.run(
            byAlice(new RemoveMember(acme, "bob")),
            byAlice(new Fail(acme)),
            byAlice(new RemoveMember(acme, "bob")),
            byAlice(add(acme, "dora")),
            byAlice(add(acme, "erin")));

    assertThat(replies.codes())
        .containsExactly("ACCEPTED", "INTERNAL_ERROR", "NOT_A_MEMBER", "ACCEPTED", "ACCEPTED");
    var versions = Stream.of(0, 3, 4).map(i -> replies.accepted(i).version()).toList();
    assertThat(versions).containsExactly(5L, 6L, 7L);
  }

  /** A command whose code fails. */
  record Fail(String organizationId) implements Command {}

  @Test
  void decidesByAllThatHappened_whereThatIsMuch() {
    makeMuchHappen();

    var replies =
        node.run(
            byAlice(new RemoveMember(acme, "user0")),
            byAlice(new RemoveMember(acme, "user" + (MANY - 1))),
            byAlice(new RemoveMember(acme, "user" + MANY)));

    assertThat(replies.codes()).containsExactly("ACCEPTED", "ACCEPTED", "NOT_A_MEMBER");
  }

  @Test
  void hasAllOfShortStreams_andNothingOfOthers() throws SQLException {
    node.run(byAlice(add(initech, "bob")));
    database.tamper(
        "DELETE FROM eventstore.event WHERE aggregate_id = ? AND sequence = 0", initech);
    var wordy = "wordy-" + UUID.randomUUID();
    node.run(byAlice(saying(wordy, "a lot ".repeat(330))));
    makeMuchHappen();
    var carols = acme + "/" + invitation;
    var unit = DefaultUnitOfWork.startAndGet(null);
    try (var connection = database.source().getConnection()) {
      var trip = new RoundTrip();
      node.storage.readAhead(unit, List.of(acme, initech, wordy, carols, "nothing"), trip);
      trip.run(connection);

      var whole =
          Stream.of(acme, initech, wordy, carols, "nothing", "not asked for")
              .filter(OrganizationEventStorage::isReadAhead)
              .toList();
      assertThat(whole).containsExactly(carols, "nothing");
      database.tamper("DELETE FROM eventstore.event WHERE aggregate_id = ?", carols);
      assertThat(types(carols)).containsExactly("MemberInvited");
      assertThat(types("nothing")).isEmpty();
    } finally {
      unit.rollback();
    }
  }

  private static CreateOrganization saying(String id, String description) {
    return new CreateOrganization(
        id, id, null, description, null, null, null, null, null, null, null, null);
  }

  private List<String> types(String stream) {
    return node.storage
        .readEvents(stream)
        .asStream()
        .map(event -> event.getPayloadType().getSimpleName())
        .toList();
  }

  private void makeMuchHappen() {
    var commands = new ArrayList<IncomingCommand>();
    for (var i = 0; i < MANY; i++) {
      commands.add(byAlice(add(acme, "user" + i)));
    }
    node.run(commands);
    node = new Gateway(node.topicId());
  }
}
