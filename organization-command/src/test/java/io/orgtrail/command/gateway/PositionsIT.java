package io.orgtrail.command.gateway;

import static io.orgtrail.command.gateway.Scenario.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberCommand.AddMember;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PositionsIT {

  private static final int WRITERS = 6;
  private static final int BATCHES = 40;

  private final Gateway anyone = new Gateway();

  private record Seen(long position, OffsetDateTime time) {}

  @Test
  void aReaderNeverSeesAGapNorTimeGoingBackWhileOthersWrite() throws Exception {
    var before = head();
    var writing = new AtomicBoolean(true);
    var threads = Executors.newCachedThreadPool();
    try {
      var reader = CompletableFuture.supplyAsync(() -> read(before, writing), threads);
      var writers = IntStream.range(0, WRITERS).mapToObj(n -> writer(n, threads)).toList();
      for (var writer : writers) {
        writer.get();
      }
      writing.set(false);

      var seen = reader.get();
      assertThat(seen).hasSizeGreaterThan(WRITERS * BATCHES);
      assertThat(seen.stream().map(Seen::position))
          .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, head()).boxed().toList());
      assertThat(seen).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    } finally {
      threads.shutdownNow();
    }
  }

  private long head() {
    return anyone.database.count("SELECT last FROM eventstore.event_position");
  }

  /** Follows the table as a tailing processor does: on from the last position it saw. */
  private List<Seen> read(long from, AtomicBoolean writing) {
    var seen = new ArrayList<Seen>();
    var last = from;
    for (var more = true; more; ) {
      more = writing.get();
      for (var next : after(last)) {
        seen.add(next);
        last = next.position();
        more = true;
      }
    }
    return seen;
  }

  private List<Seen> after(long position) {
    return anyone
        .database
        .jdbc()
        .query(
            "SELECT position, time FROM eventstore.event WHERE position > ? ORDER BY position",
            (row, n) -> new Seen(row.getLong(1), row.getObject(2, OffsetDateTime.class)),
            position);
  }

  private static CompletableFuture<Void> writer(int number, ExecutorService threads) {
    return CompletableFuture.runAsync(
        () -> {
          var gateway = new Gateway();
          var acme = "acme-" + UUID.randomUUID();
          gateway.run(gateway.from("alice", create(acme, acme)));
          for (var batch = 0; batch < BATCHES; batch++) {
            var members = new ArrayList<IncomingCommand>();
            for (var member = 0; member < 1 + (number + batch) % 5; member++) {
              var user = "user" + batch + "-" + member;
              members.add(
                  gateway.from("alice", new AddMember(acme, user, null, user, "MEMBER", null)));
            }
            gateway.run(members);
          }
        },
        threads);
  }
}
