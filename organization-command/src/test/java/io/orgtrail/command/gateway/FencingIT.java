package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.members.MemberCommand.AddMember;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.messages.Event;
import io.orgtrail.command.eventstore.EventFollowUp;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FencingIT {

  private final String acme = "acme-" + UUID.randomUUID();

  private AddMember add(String user) {
    return new AddMember(acme, user, null, user, "MEMBER", null);
  }

  @Test
  void whoseEpochEndedCommitsNothing() {
    var first = new Gateway();
    first.run(first.from("alice", create(acme, acme)));
    var second = new Gateway(first.topicId());
    var late = first.from("alice", "late", add("bob"));
    var head = first.decidedUpTo();

    assertThatThrownBy(() -> first.run(late)).isInstanceOf(FencedException.class);

    assertThat(first.database.eventTypes(acme)).hasSize(2);
    assertThat(first.replies.find("alice", "late")).isEmpty();
    assertThat(first.decidedUpTo()).isEqualTo(head);
    assertThat(second.run(late).codes()).containsExactly("ACCEPTED");
  }

  @Test
  void whatTheNewOwnerReadsAgainIsAnsweredAndNotDoneAgain() {
    var first = new Gateway();
    var batch = first.from("alice", create(acme, acme));
    var answer = first.run(batch).accepted(0);
    var second = new Gateway(first.topicId());

    var again = second.run(batch).accepted(0);

    assertThat(again.duplicate()).isTrue();
    assertThat(again.position()).isEqualTo(answer.position());
    assertThat(second.database.eventTypes(acme)).hasSize(2);
  }

  @Test
  void whatWasTooMuchForAnOwnerIsNotDecidedByTheNext() {
    var first = new Gateway();
    first.run(first.from("alice", create(acme, acme)));
    var command = first.from("alice", add("bob"));
    assertThat(first.run(tooMuch(command)).codes()).containsExactly("RATE_LIMITED");
    var second = new Gateway(first.topicId());

    assertThat(second.run(command).codes()).containsExactly("RATE_LIMITED");
    assertThat(second.database.eventTypes(acme)).hasSize(2);
  }

  private static IncomingCommand tooMuch(IncomingCommand read) {
    return new IncomingCommand(
        read.partition(),
        read.record(),
        read.commandId(),
        read.name(),
        read.caller(),
        null,
        read.options(),
        null,
        Rejection.of(ErrorCode.RATE_LIMITED, "Too many."),
        null);
  }

  @Test
  void aPartitionThatWasTakenAwayIsNotWrittenTo() {
    var gateway = new Gateway();
    gateway.fence.revoked(Gateway.PARTITION);

    assertThatThrownBy(() -> gateway.run(gateway.from("alice", create(acme, acme))))
        .isInstanceOf(FencedException.class);

    assertThat(gateway.database.eventTypes(acme)).isEmpty();
  }

  @Test
  void aNewOwnerWaitsForTheBatchThatIsBeingCommitted() throws Exception {
    var pause = new Pause("slow");
    var first = new Gateway(pause);
    first.run(first.from("alice", create(acme, acme)));
    var slow = CompletableFuture.supplyAsync(() -> first.run(first.from("alice", add("slow"))));
    pause.reached.await();
    var takeover = CompletableFuture.supplyAsync(() -> new Gateway(first.topicId()));
    Awaitility.await().until(() -> isSomebodyWaiting(first));
    assertThat(takeover).isNotDone();

    pause.released.countDown();

    assertThat(slow.get().codes()).containsExactly("ACCEPTED");
    var second = takeover.get();
    assertThat(second.run(second.from("alice", add("bob"))).accepted(0).version()).isEqualTo(4);
    assertThatThrownBy(() -> first.run(first.from("alice", add("carol"))))
        .isInstanceOf(FencedException.class);
  }

  private static boolean isSomebodyWaiting(Gateway gateway) {
    return gateway.database.count(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE '%INTO command.command_partition%'""")
        > 0;
  }

  /** Stops a batch, between its decisions and its commit, until it is released. */
  private static final class Pause implements EventFollowUp {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final String member;
    private volatile boolean seen;

    Pause(String member) {
      this.member = member;
    }

    @Override
    public void on(Event event) {
      seen |= event instanceof MemberAdded added && added.userId().equals(member);
    }

    @Override
    public void flush() {
      if (seen) {
        reached.countDown();
        try {
          released.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
