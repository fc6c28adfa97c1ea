package io.orgtrail.query.positions;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.QueryTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PositionsIT extends QueryTest {

  private static final int MORE_THAN_THREADS = 300;

  @Test
  void tellsThePositionWithEveryAnswer() {
    var acme = acme();
    var asking = as(alice).after(acme);
    for (var path :
        List.of(
            "/organizations/" + acme.id(),
            "/organizations/nope",
            "/organizations?limit=0",
            "/industries",
            "/nowhere")) {
      assertThat(position(asking.get(path))).isBetween(acme.position(), STORE.head());
    }
    assertThat(position(as(bob).get("/organizations/%s", acme.id()))).isPositive();
  }

  @Test
  void waitsForAPositionWithoutHoldingThreads() {
    var acme = acme();
    var next = STORE.head() + 1;
    var waiting =
        Stream.generate(() -> waitingFor(next, "60").ask("/organizations/" + acme.id()))
            .limit(MORE_THAN_THREADS)
            .toList();
    // All of them wait, and still there is somebody to answer.
    assertThat(as(alice).get("/industries").status()).isEqualTo(200);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);

    acme.added(bob, "MEMBER");
    for (var answer : waiting) {
      assertThat(answer.join().<Integer>json("$.version")).isEqualTo(3);
      assertThat(position(answer.join())).isGreaterThanOrEqualTo(next);
    }
  }

  @Test
  void givesUp_whenThePositionDoesNotComeInTime() {
    var acme = acme();
    var now = position(as(alice).after(acme).get("/industries"));
    var answer = waitingFor(now + 1000, "0").get("/organizations/%s", acme.id());
    answer.isProblem(503, "READ_MODEL_BEHIND");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=0");
    assertThat(answer.<Integer>problem("$.minPosition")).isEqualTo((int) now + 1000);
    assertThat(answer.<Integer>problem("$.position")).isBetween((int) now, (int) now + 999);
    assertThat(answer.<String>problem("$.detail")).contains("" + (now + 1000));
    assertThat(position(answer)).isEqualTo(answer.<Integer>problem("$.position").longValue());
  }

  @Test
  void answersAtOnce_whenThePositionIsReached() {
    var acme = acme();
    as(alice).after(acme).get("/industries");
    var answer = waitingFor(acme.position(), "0").get("/organizations/%s", acme.id());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Preference-Applied")).isNull();
    assertThat(waitingFor(0, "0").get("/industries").status()).isEqualTo(200);
  }

  @Test
  void refusesHeadersItCannotRead() {
    for (var position : List.of("abc", "-1", "1.5", "", "99999999999999999999")) {
      as(alice).with("Min-Position", position).get("/industries").isInvalid("Min-Position");
    }
    for (var wait : List.of("wait=abc", "wait=-1", "wait=", "return=minimal, wait=1.5")) {
      as(alice).with("Prefer", wait).get("/industries").isInvalid("Prefer");
    }
    // Preferences that are none of ours are not for us to refuse.
    for (var other : List.of("respond-async", "return=minimal, wait=\"3\"", "handling=lenient")) {
      assertThat(as(alice).with("Prefer", other).get("/industries").status()).isEqualTo(200);
    }
  }

  @Test
  void letsNoStrangerWait() {
    service
        .anonymous()
        .with("Min-Position", "" + Integer.MAX_VALUE)
        .get("/industries")
        .isProblem(401, "UNAUTHENTICATED");
  }

  private Client waitingFor(long position, String seconds) {
    return as(alice).with("Min-Position", "" + position).with("Prefer", "wait=" + seconds);
  }

  private static long position(Answer answer) {
    return Long.parseLong(answer.header("Position"));
  }
}
