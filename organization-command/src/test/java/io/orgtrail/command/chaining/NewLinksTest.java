package io.orgtrail.command.chaining;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewLinksTest {

  private static StoredEvent event(long position, String organizationId) {
    return new StoredEvent(
        position,
        Instant.EPOCH,
        "event-" + position,
        "Organization",
        organizationId,
        position,
        "T",
        "1",
        organizationId,
        position,
        "{}",
        "{}",
        "{}");
  }

  private static byte[][] links(byte[]... links) {
    return links;
  }

  @Test
  void aChainBeginsWithItsFirstEvent() {
    var first = event(1, "acme");
    var added = new NewLinks(List.of(first), Map.of());

    assertThat(added.headLinks()).isDeepEqualTo(links(EventChain.link(EventChain.start(), first)));
    assertThat(added.headPositions()).containsExactly(1L);
    assertThat(added.headIds()).containsExactly("acme");
  }

  @Test
  void eachOrganizationHasAChainOfItsOwn() {
    var events = List.of(event(1, "initech"), event(2, "acme"), event(3, "initech"));
    var added = new NewLinks(events, Map.of());

    var first = EventChain.link(EventChain.start(), events.get(0));
    var second = EventChain.link(EventChain.start(), events.get(1));
    var third = EventChain.link(first, events.get(2));
    assertThat(added.headIds()).containsExactly("acme", "initech");
    assertThat(added.headEvents()).containsExactly(1L, 2L);
    assertThat(added.headPositions()).containsExactly(2L, 3L);
    assertThat(added.headLinks()).isDeepEqualTo(links(second, third));
  }

  @Test
  void aChainGoesOnWhereItEnded() {
    var head = ChainHead.START.with(event(1, "acme"));
    var next = event(7, "acme");
    var added = new NewLinks(List.of(next), Map.of("acme", head));

    assertThat(added.headLinks()).isDeepEqualTo(links(EventChain.link(head.link(), next)));
    assertThat(added.headEvents()).containsExactly(2L);
  }
}
