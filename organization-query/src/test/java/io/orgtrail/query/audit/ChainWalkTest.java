package io.orgtrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.query.audit.ChainWalk.Break;
import io.orgtrail.query.audit.Verification.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainWalkTest {

  private final List<LinkedEvent> events = new ArrayList<>();

  ChainWalkTest() {
    var link = EventChain.start();
    for (var position : List.of(2L, 3L, 7L, 9L)) {
      var event = event(position, "{}");
      link = EventChain.link(link, event);
      events.add(new LinkedEvent(event, link));
    }
  }

  private static StoredEvent event(long position, String payload) {
    return new StoredEvent(
        position,
        Instant.EPOCH,
        "e",
        "Organization",
        "acme",
        0,
        "T",
        "1",
        "acme",
        1,
        payload,
        payload,
        "{}");
  }

  private ChainWalk walk() {
    return new ChainWalk(events.iterator());
  }

  @Test
  void comesToTheEnd_whenAllIsAsItWas() {
    var walk = walk();
    assertThat(walk.walk()).isEmpty();
    assertThat(walk.end().events()).isEqualTo(4);
    assertThat(walk.end().position()).isEqualTo(9);
  }

  @Test
  void stopsAtAnEventThatWasChanged_notAtTheOnesAfterIt() {
    events.set(1, new LinkedEvent(event(3, "{ }"), events.get(1).link()));
    var walk = walk();
    assertThat(walk.walk()).contains(new Break(3, Reason.CHANGED));
    assertThat(walk.end().position()).isEqualTo(2);
  }

  @Test
  void stopsAfterAnEventThatIsGone() {
    events.remove(2);
    assertThat(walk().walk()).contains(new Break(9, Reason.CHANGED));
  }

  @Test
  void stopsAtAnEventWithoutLink() {
    events.add(2, new LinkedEvent(event(5, "{}"), null));
    assertThat(walk().walk()).contains(new Break(5, Reason.INSERTED));
  }
}
