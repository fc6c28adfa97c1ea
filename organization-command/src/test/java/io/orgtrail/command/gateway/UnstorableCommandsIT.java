package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orgtrail.api.members.MemberCommand.AddMember;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnstorableCommandsIT {

  private final String acme = "acme-" + UUID.randomUUID();
  private final String poison = "poison-" + UUID.randomUUID();

  private AddMember add(String user) {
    return new AddMember(acme, user, null, user, "MEMBER", null);
  }

  private List<IncomingCommand> membersAround(Gateway gateway, int before, int after) {
    var commands = new ArrayList<IncomingCommand>();
    commands.add(gateway.from("alice", create(acme, acme)));
    IntStream.range(0, before).forEach(n -> commands.add(gateway.from("alice", add("before" + n))));
    commands.add(gateway.from("alice", poison, add(poison)));
    IntStream.range(0, after).forEach(n -> commands.add(gateway.from("alice", add("after" + n))));
    return commands;
  }

  private List<String> codes(int before, String code, int after) {
    var codes = new ArrayList<>(Collections.nCopies(before + 1, "ACCEPTED"));
    codes.add(code);
    codes.addAll(Collections.nCopies(after, "ACCEPTED"));
    return codes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 12})
  void onlyTheCommandThatCannotBeStoredIsGivenUp(int before) {
    var gateway = new Gateway(Fault.raising("22012", poison));
    var after = 12 - before;

    var replies = gateway.run(membersAround(gateway, before, after));

    assertThat(replies.codes()).isEqualTo(codes(before, "INTERNAL_ERROR", after));
    assertThat(replies.outcomes().stream().filter(it -> it.deadLetter() != null))
        .hasSize(1)
        .allMatch(it -> it.command().commandId().equals(poison));
    assertThat(gateway.database.sequences(acme))
        .containsExactlyElementsOf(IntStream.range(0, 14).mapToObj(Long::valueOf).toList());
    assertThat(gateway.decidedUpTo()).isEqualTo(14);
  }

  @Test
  void severalPoisonRecordsAreGivenUpEach() {
    var gateway = new Gateway(Fault.raising("22003", poison));

    var replies =
        gateway.run(
            gateway.from("alice", add(poison)),
            gateway.from("alice", create(acme, acme)),
            gateway.from("alice", add(poison)),
            gateway.from("alice", add(poison)),
            gateway.from("alice", add("bob")));

    assertThat(replies.codes())
        .containsExactly(
            "ORGANIZATION_NOT_FOUND", "ACCEPTED", "INTERNAL_ERROR", "INTERNAL_ERROR", "ACCEPTED");
  }

  @Test
  void anErrorAtTheCommitGivesUpTheCommandThatMakesIt() {
    var gateway = new Gateway();
    gateway.bus.subscribe(
        GroupCommitIT.FailHalfway.class.getName(),
        message -> {
          CurrentUnitOfWork.get()
              .root()
              .onPrepareCommit(
                  unit -> {
                    throw new StackOverflowError();
                  });
          return null;
        });

    var replies =
        gateway.run(
            gateway.from("alice", create(acme, acme)),
            gateway.from("alice", new GroupCommitIT.FailHalfway(acme)),
            gateway.from("alice", add("bob")));

    assertThat(replies.codes()).containsExactly("ACCEPTED", "INTERNAL_ERROR", "ACCEPTED");
    assertThat(gateway.database.eventTypes(acme)).hasSize(3);
    assertThat(gateway.decidedUpTo()).isEqualTo(3);
  }

  @Test
  void theIdOfACommandThatWasGivenUpMayBeUsedAgain() {
    var twiceAlone = 2;
    var gateway = new Gateway(Fault.raising("22012", poison, twiceAlone));
    gateway.run(gateway.from("alice", create(acme, acme)));

    var first = gateway.run(gateway.from("alice", poison, add(poison)));
    var second = gateway.run(gateway.from("alice", poison, add(poison)));

    assertThat(first.codes()).containsExactly("INTERNAL_ERROR");
    assertThat(second.codes()).containsExactly("ACCEPTED");
    assertThat(second.reply(0).duplicate()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "23505"})
  void aConflictRunsTheWholeBatchAgainAndAcceptsItOnce(String state) {
    var moreThanAreTriedBeforeOneIsGivenUp = 6;
    var fault = Fault.raising(state, poison, moreThanAreTriedBeforeOneIsGivenUp);
    var gateway = new Gateway(fault);

    var replies = gateway.run(membersAround(gateway, 3, 3));

    assertThat(fault.left()).isZero();
    assertThat(replies.codes()).containsOnly("ACCEPTED");
    assertThat(replies.outcomes()).noneMatch(it -> it.reply().duplicate());
    assertThat(gateway.database.eventTypes(acme)).hasSize(9);
    assertThat(gateway.run(gateway.from("alice", add("zoe"))).accepted(0).version()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"53300", "57P03", "08006", "25006"})
  void aDatabaseThatIsNotThereCostsNoRecord(String state) {
    var gateway = new Gateway(Fault.raising(state, poison, 1));
    var batch = membersAround(gateway, 3, 3);

    assertThatThrownBy(() -> gateway.run(batch)).isNotInstanceOf(FencedException.class);
    assertThat(gateway.decidedUpTo()).isZero();
    assertThat(gateway.database.eventTypes(acme)).isEmpty();

    assertThat(gateway.run(batch).codes()).containsOnly("ACCEPTED");
    assertThat(gateway.database.eventTypes(acme)).hasSize(9);
  }

  @Test
  void aConnectionThatEndsInTheMiddleCostsNoRecord() {
    var gateway = new Gateway(Fault.endingTheConnection(poison));
    var batch = membersAround(gateway, 3, 3);

    assertThatThrownBy(() -> gateway.run(batch)).isNotInstanceOf(FencedException.class);

    assertThat(gateway.run(batch).codes()).containsOnly("ACCEPTED");
    assertThat(gateway.database.eventTypes(acme)).hasSize(9);
    assertThat(gateway.decidedUpTo()).isEqualTo(8);
  }

  @Test
  void aConnectionThatEndsWhileACommandIsDecidedCostsNoRecord() {
    var gateway = new Gateway();
    gateway.bus.subscribe(
        GroupCommitIT.FailHalfway.class.getName(),
        message -> {
          gateway.registry.reserveId(acme + "-half");
          gateway.database.jdbc().execute("SELECT pg_terminate_backend(pg_backend_pid())");
          return null;
        });
    var first = gateway.from("alice", create(acme, acme));
    var second = gateway.from("alice", add("bob"));

    assertThatThrownBy(
            () ->
                gateway.run(
                    first, gateway.from("alice", new GroupCommitIT.FailHalfway(acme)), second))
        .isNotInstanceOf(FencedException.class);

    assertThat(gateway.database.eventTypes(acme)).isEmpty();
    assertThat(gateway.run(first, second).codes()).containsOnly("ACCEPTED");
  }
}
