package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.create;
import static io.orgtrail.command.gateway.Scenario.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberCommand.RemoveMember;
import io.orgtrail.api.messages.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DedupeIT {

  private final Gateway gateway = new Gateway();
  private final String acme = "acme-" + UUID.randomUUID();
  private final String id = UUID.randomUUID().toString();

  @BeforeEach
  void createAcme() {
    gateway.run(gateway.from("alice", create(acme, acme)));
  }

  private AddMember add(String user) {
    return new AddMember(acme, user, null, user, "MEMBER", null);
  }

  private IncomingCommand at(long offset, Instant appended, Command command) {
    return gateway.at(
        offset, appended.toEpochMilli(), user("alice"), id, command, IncomingCommand.Options.NONE);
  }

  @Test
  void theSameIdIsAnsweredTheSameAcrossBatches() {
    var first = gateway.run(gateway.from("alice", id, add("bob"))).reply(0);
    gateway.run(gateway.from("alice", new RemoveMember(acme, "bob")));

    var second = gateway.run(gateway.from("alice", id, add("bob"))).reply(0);

    assertThat(first.duplicate()).isFalse();
    assertThat(second).isEqualTo(first.again());
    assertThat(gateway.database.eventTypes(acme)).endsWith("UserRemoved");
  }

  @Test
  void theSameIdIsAnsweredTheSameWithinABatch() {
    var replies =
        gateway.run(
            gateway.from("alice", id, add("bob")),
            gateway.from("alice", new RemoveMember(acme, "bob")),
            gateway.from("alice", id, add("bob")));

    assertThat(replies.reply(2)).isEqualTo(replies.reply(0).again());
    assertThat(gateway.database.eventTypes(acme)).hasSize(4);
  }

  @Test
  void aRejectionIsKeptToo() {
    var first = gateway.run(gateway.from("alice", id, new RemoveMember(acme, "bob"))).reply(0);
    gateway.run(gateway.from("alice", add("bob")));

    var second = gateway.run(gateway.from("alice", id, new RemoveMember(acme, "bob")));

    assertThat(second.codes()).containsExactly("NOT_A_MEMBER");
    assertThat(second.reply(0)).isEqualTo(first.again());
  }

  @Test
  void anotherCommandUnderTheSameIdIsRejected() {
    var within =
        gateway.run(gateway.from("alice", id, add("bob")), gateway.from("alice", id, add("carol")));
    var across = gateway.run(gateway.from("alice", id, add("carol")));

    assertThat(within.codes()).containsExactly("ACCEPTED", "COMMAND_ID_REUSED");
    assertThat(across.codes()).containsExactly("COMMAND_ID_REUSED");
    assertThat(gateway.run(gateway.from("alice", id, add("bob"))).reply(0))
        .isEqualTo(within.reply(0).again());
  }

  @Test
  void anotherCallerMayUseTheSameId() {
    gateway.run(gateway.from("alice", id, add("bob")));

    var other = gateway.run(gateway.from("bob", id, create(acme + "-2", acme + "-2")));

    assertThat(other.codes()).containsExactly("ACCEPTED");
    assertThat(other.reply(0).duplicate()).isFalse();
  }

  @Test
  void theSameIdAtOnceOnTwoPartitionsIsDoneOnce() {
    var command = create(acme + "-2", acme + "-2");
    var results =
        Stream.generate(Gateway::new).limit(6).toList().stream()
            .map(
                owner ->
                    CompletableFuture.supplyAsync(
                        () -> owner.run(owner.from("bob", id, command)).reply(0)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(results).filteredOn(reply -> !reply.duplicate()).hasSize(1);
    assertThat(results).filteredOn(Gateway.Replies::isAccepted).hasSize(6);
    assertThat(gateway.database.eventTypes(acme + "-2")).hasSize(2);
  }

  @Test
  void purgingForgetsOnlyWhatIsOld() {
    gateway.run(gateway.from("alice", id, add("bob")), gateway.from("alice", add("carol")));
    age(Gateway.RETENTION.plusMinutes(1));
    gateway.run(gateway.from("alice", "young-" + id, add("dave")));

    gateway.replies.purge(Gateway.RETENTION);

    assertThat(gateway.replies.find("alice", id)).isEmpty();
    assertThat(gateway.replies.find("alice", "young-" + id)).isPresent();
  }

  private void age(Duration duration) {
    gateway
        .database
        .jdbc()
        .update(
            "UPDATE command.command_reply SET created_at = now() - make_interval(secs => ?)"
                + " WHERE command_id = ?",
            duration.toSeconds(),
            id);
  }

  @Test
  void aRecordReadAgainWhoseAnswerIsForgottenHasNoSecondEffect() {
    var longAgo = Instant.now().minus(Gateway.RETENTION).minusSeconds(60);
    gateway.run(at(10, longAgo, add("bob")));
    gateway.run(gateway.from("alice", new RemoveMember(acme, "bob")));
    age(Gateway.RETENTION.plusMinutes(1));
    gateway.replies.purge(Gateway.RETENTION);

    var again = gateway.run(at(10, longAgo, add("bob")));

    assertThat(again.outcomes()).isEmpty();
    assertThat(gateway.database.eventTypes(acme)).endsWith("UserRemoved");
  }

  @Test
  void aRecordThatWaitedLongIsDecidedWhenItIsReadFirst() {
    var longAgo = Instant.now().minus(Gateway.RETENTION).minusSeconds(60);

    assertThat(gateway.run(at(10, longAgo, add("bob"))).codes()).containsExactly("ACCEPTED");
  }

  @Test
  void aRecordReadAgainThatHasNoAnswerYetIsDecided() {
    gateway.run(
        gateway.at(20, 0, user("alice"), "later", add("bob"), IncomingCommand.Options.NONE));

    assertThat(gateway.run(at(10, Instant.now(), add("carol"))).codes())
        .containsExactly("ACCEPTED");
  }

  @Test
  void aDryRunIsNotRemembered() {
    var options = new IncomingCommand.Options(true, null, null);
    var dry = gateway.at(10, System.currentTimeMillis(), user("alice"), id, add("bob"), options);

    assertThat(gateway.run(dry).reply(0).duplicate()).isFalse();
    assertThat(gateway.run(dry).reply(0).duplicate()).isFalse();
    assertThat(gateway.run(gateway.from("alice", id, add("bob"))).codes())
        .isEqualTo(List.of("ACCEPTED"));
    assertThat(gateway.run(dry).codes()).containsExactly("COMMAND_ID_REUSED");
  }
}
