package io.orgtrail.command.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SnapshotThreadTest {

  private final SnapshotThread thread = new SnapshotThread();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();

  private void waitForEver() {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.set(true);
    }
  }

  @Test
  void takesOneAfterTheOther() throws Exception {
    List<Integer> taken = new ArrayList<>();
    var done = new CountDownLatch(1);
    for (var n = 1; n <= 3; n++) {
      var number = n;
      thread.executor().execute(() -> taken.add(number));
    }
    thread.executor().execute(done::countDown);
    done.await();
    thread.close();

    assertThat(taken).containsExactly(1, 2, 3);
  }

  @Test
  void interruptsTheOneAtHand_whenTheServiceEnds() throws Exception {
    thread.executor().execute(this::waitForEver);
    begun.await();

    thread.close();

    assertThat(interrupted).isTrue();
    assertThatThrownBy(() -> thread.executor().execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
