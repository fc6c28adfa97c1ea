package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.invitations.InvitationCommand.InviteMember;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationCommand.CreateOrganization;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRenamed;
import io.orgtrail.command.eventstore.EventFollowUp;
import io.orgtrail.command.testing.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupCommitIT {

  private final Gateway gateway = new Gateway();
  private final String acme = "acme-" + UUID.randomUUID();

  /** A command whose code changes the organization, takes a name and then fails. */
  record FailHalfway(@TargetAggregateIdentifier String organizationId) implements Command {}

  @BeforeEach
  void subscribeTheFailingCommand() {
    gateway.bus.subscribe(
        FailHalfway.class.getName(),
        message -> {
          var id = ((FailHalfway) message.getPayload()).organizationId();
          gateway
              .organizations
              .load(id)
              .execute(organization -> apply(new OrganizationRenamed(id, "half", id)));
          gateway.registry.reserveId(id + "-half");
          throw new IllegalStateException("the code is wrong");
        });
  }

  /** A command whose code changes the organization and then meets an error. */
  record Err(@TargetAggregateIdentifier String organizationId, Error error) implements Command {}

  @BeforeEach
  void subscribeTheErrors() {
    gateway.bus.subscribe(
        Err.class.getName(),
        message -> {
          var command = (Err) message.getPayload();
          var id = command.organizationId();
          gateway
              .organizations
              .load(id)
              .execute(
                  organization -> {
                    apply(new OrganizationRenamed(id, "half", id));
                    gateway.registry.reserveId(id + "-half");
                    throw command.error();
                  });
          return null;
        });
  }

  private AddMember add(String user) {
    return new AddMember(acme, user, null, user, "MEMBER", null);
  }

  private static CreateOrganization withSlug(String organizationId, String name, String slug) {
    return new CreateOrganization(
        organizationId, name, slug, null, null, null, null, null, null, null, null, null);
  }

  private void assertGapless(int events) {
    assertThat(gateway.database.sequences(acme))
        .containsExactlyElementsOf(LongStream.range(0, events).boxed().toList());
  }

  @Test
  void aRejectedCommandTakesNothingFromItsNeighbours() {
    var replies =
        gateway.run(
            gateway.from("alice", create(acme, acme)),
            gateway.from("mallory", add("mallory")),
            gateway.from("alice", add("bob")));

    assertThat(replies.codes()).containsExactly("ACCEPTED", "ORGANIZATION_NOT_FOUND", "ACCEPTED");
    assertThat(gateway.database.eventTypes(acme))
        .containsExactly("OrganizationCreated", "MemberAdded", "MemberAdded");
    assertThat(
            gateway.database.count(
                "SELECT count(*) FROM command.organization_registry WHERE organization_id = ?",
                acme))
        .isOne();
    assertGapless(3);
  }

  @Test
  void aFailingCommandLosesOnlyItsOwnEventsAndRows() {
    var replies =
        gateway.run(
            gateway.from("alice", create(acme, acme)),
            gateway.from("alice", add("bob")),
            gateway.from("alice", new FailHalfway(acme)),
            gateway.from("alice", add("carol")));

    assertThat(replies.codes())
        .containsExactly("ACCEPTED", "ACCEPTED", "INTERNAL_ERROR", "ACCEPTED");
    assertThat(replies.get(2).deadLetter()).isNotNull();
    assertThat(replies.accepted(3).version()).isEqualTo(4);
    assertThat(gateway.database.eventTypes(acme)).doesNotContain("OrganizationRenamed");
    assertGapless(4);
    assertThat(
            gateway.database.count(
                "SELECT count(*) FROM command.organization_handle WHERE handle = ?",
                acme + "-half"))
        .isZero();
  }

  /** Takes a slug, as another node does, just when the first organization is made here. */
  private static final class Rival implements EventFollowUp {

    private static final String TAKE =
        """
        INSERT INTO command.organization_handle (handle, organization_id)
        VALUES (?, 'a-rival')""";

    private final Database database = Database.migrated();
    private final String slug;
    private boolean isThere;

    Rival(String slug) {
      this.slug = slug;
    }

    @Override
    public void on(Event event) {
      if (!isThere) {
        isThere = true;
        // On a connection of its own: what the batch does is another transaction.
        try (var connection = database.source().getConnection();
            var insert = connection.prepareStatement(TAKE)) {
          insert.setString(1, slug);
          insert.executeUpdate();
        } catch (SQLException e) {
          throw new AssertionError(e);
        }
      }
    }

    @Override
    public void flush() {}
  }

  @Test
  void whatIsTakenElsewhereMeanwhile_isTaken() {
    var rivals = new Gateway(new Rival(acme + "-slug"));
    var other = acme + "-other";

    var replies =
        rivals.run(
            rivals.from("alice", create(other, other)),
            rivals.from("alice", withSlug(acme, acme, acme + "-slug")),
            rivals.from("alice", add("bob")));

    assertThat(replies.codes()).containsExactly("ACCEPTED", "SLUG_TAKEN", "ORGANIZATION_NOT_FOUND");
    assertThat(rivals.database.eventTypes(other))
        .containsExactly("OrganizationCreated", "MemberAdded");
    assertThat(rivals.database.eventTypes(acme)).isEmpty();
  }

  static Stream<Error> errors() {
    return Stream.of(new StackOverflowError(), new NoClassDefFoundError(), new AssertionError());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorFailsItsCommandAlone(Error error) {
    var replies =
        gateway.run(
            gateway.from("alice", create(acme, acme)),
            gateway.from("alice", new Err(acme, error)),
            gateway.dry("alice", new Err(acme, error)),
            gateway.from("alice", add("bob")));

    assertThat(replies.codes())
        .containsExactly("ACCEPTED", "INTERNAL_ERROR", "INTERNAL_ERROR", "ACCEPTED");
    assertThat(replies.get(1).deadLetter()).isNotNull();
    assertThat(gateway.database.eventTypes(acme)).doesNotContain("OrganizationRenamed");
    assertGapless(3);
    assertThat(gateway.run(gateway.from("bob", create(acme + "-half", acme + "-half"))).codes())
        .containsExactly("ACCEPTED");
  }

  @Test
  void noMemoryIsNoFaultOfACommand() {
    var batch =
        List.of(
            gateway.from("alice", create(acme, acme)),
            gateway.from("alice", new Err(acme, new OutOfMemoryError())));

    assertThatThrownBy(() -> gateway.run(batch)).isInstanceOf(OutOfMemoryError.class);

    assertThat(gateway.database.eventTypes(acme)).isEmpty();
    assertThat(gateway.run(gateway.from("alice", create(acme, acme))).codes())
        .containsExactly("ACCEPTED");
  }

  @Test
  void aFailureInTheFirstBatchThatKnowsTheAggregateIsForgotten() {
    gateway.run(gateway.from("alice", create(acme, acme)));
    gateway.cache.removeAll();

    var replies =
        gateway.run(
            gateway.from("alice", new FailHalfway(acme)), gateway.from("alice", add("bob")));

    assertThat(replies.codes()).containsExactly("INTERNAL_ERROR", "ACCEPTED");
    assertThat(gateway.run(gateway.from("alice", add("carol"))).accepted(0).version()).isEqualTo(4);
    assertGapless(4);
  }

  @Test
  void anIdThatAnInvitationHasInTheStoreOrInTheBatchIsNotGivenAgain() {
    gateway.run(gateway.from("alice", create(acme, acme)), gateway.from("alice", invite("old")));

    var replies =
        gateway.run(
            gateway.from("alice", invite("old")),
            gateway.from("alice", invite("new")),
            gateway.from("alice", invite("new")));

    assertThat(replies.codes())
        .containsExactly("INVITATION_EXISTS", "ACCEPTED", "INVITATION_EXISTS");
  }

  private InviteMember invite(String id) {
    return new InviteMember(
        acme, UUID.randomUUID() + "@example.com", "MEMBER", null, null, null, null, false, id);
  }

  @Test
  void aDryRunTellsWhatWouldHappenAndLeavesEverythingFree() {
    var replies =
        gateway.run(
            gateway.dry("alice", withSlug(acme, acme, acme + "-s")),
            gateway.from("bob", withSlug(acme, acme, acme + "-s")));

    assertThat(replies.codes()).containsExactly("ACCEPTED", "ACCEPTED");
    assertThat(replies.accepted(0).dryRun()).isTrue();
    assertThat(replies.accepted(0).position()).isNull();
    assertThat(replies.accepted(0).events()).containsExactly("OrganizationCreated", "MemberAdded");
    assertThat(gateway.run(gateway.from("bob", add("carol"))).codes()).containsExactly("ACCEPTED");
    assertGapless(3);
  }

  @Test
  void aDryRunInTheMiddleOfABatchChangesNothingForTheOthers() {
    var replies =
        gateway.run(
            gateway.from("alice", create(acme, acme)),
            gateway.dry("alice", add("bob")),
            gateway.from("alice", add("bob")),
            gateway.dry("alice", add("carol")),
            gateway.from("alice", add("carol")));

    assertThat(replies.codes()).containsOnly("ACCEPTED");
    assertThat(replies.accepted(2).version()).isEqualTo(3);
    assertThat(replies.accepted(4).version()).isEqualTo(4);
    assertGapless(4);
  }

  @Test
  void aRejectedDryRunChangesNothingEither() {
    gateway.run(gateway.from("alice", create(acme, acme)));

    var replies =
        gateway.run(
            gateway.dry("bob", create(acme + "-2", acme)),
            gateway.from("bob", create(acme + "-2", acme + "-2")));

    assertThat(replies.codes()).containsExactly("NAME_TAKEN", "ACCEPTED");
  }

  @Test
  void anIdIsFreeAgainWhenItsNameOrSlugWasTaken() {
    var other = acme + "-2";

    var replies =
        gateway.run(
            gateway.from("alice", withSlug(acme, acme, acme + "-s")),
            gateway.from("bob", create(other, acme)),
            gateway.from("bob", withSlug(other, other, acme + "-s")),
            gateway.from("bob", create(other, other)));

    assertThat(replies.codes()).containsExactly("ACCEPTED", "NAME_TAKEN", "SLUG_TAKEN", "ACCEPTED");
    assertThat(gateway.database.eventTypes(other)).hasSize(2);
  }

  @Test
  void positionsOfTheAnswersAreThoseOfTheEvents() {
    var replies =
        gateway.run(
            gateway.from("alice", create(acme, acme)),
            gateway.from("alice", add("bob")),
            gateway.from("alice", add("bob")),
            gateway.from("alice", add("carol")));

    var positions =
        gateway
            .database
            .jdbc()
            .queryForList(
                "SELECT position FROM eventstore.event WHERE organization_id = ? ORDER BY position",
                Long.class,
                acme);
    assertThat(replies.accepted(0).position()).isEqualTo(positions.get(1));
    assertThat(replies.accepted(1).position()).isEqualTo(positions.get(2));
    assertThat(replies.accepted(2).events()).isEmpty();
    assertThat(replies.accepted(2).position()).isGreaterThanOrEqualTo(positions.get(2));
    assertThat(replies.accepted(3).position()).isEqualTo(positions.get(3));
  }

  @Test
  void whatIsCachedAfterTheCommitIsWhatIsStored() {
    gateway.run(gateway.from("alice", create(acme, acme)), gateway.from("alice", add("bob")));
    var cached = gateway.run(gateway.from("alice", add("bob"))).accepted(0).version();
    gateway.cache.removeAll();

    var loaded = gateway.run(gateway.from("alice", add("bob"))).accepted(0).version();

    assertThat(loaded).isEqualTo(cached).isEqualTo(3);
  }
}
