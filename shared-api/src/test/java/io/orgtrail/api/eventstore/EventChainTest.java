package io.orgtrail.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventChainTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final StoredEvent EVENT = event(1, TIME, "acme", 1, "{\"a\":1}", "{}");

  @Test
  void everythingStoredCounts() {
    var links =
        List.of(
            EVENT,
            event(2, TIME, "acme", 1, "{\"a\":1}", "{}"),
            event(1, TIME.plusNanos(1_000), "acme", 1, "{\"a\":1}", "{}"),
            event(1, TIME, "acm", 1, "{\"a\":1}", "{}"),
            event(1, TIME, "acme", 2, "{\"a\":1}", "{}"),
            event(1, TIME, "acme", 1, "{\"a\": 1}", "{}"),
            event(1, TIME, "acme", 1, "{\"a\":1}{", "}"));
    assertThat(links).extracting(EventChainTest::link).doesNotHaveDuplicates();
  }

  @Test
  void eachLinkHoldsTheOnesBefore() {
    var first = EventChain.link(EventChain.start(), EVENT);
    assertThat(EventChain.link(first, EVENT)).isNotEqualTo(first);
  }

  /** Links that others keep must never be made differently. */
  @Test
  void staysAsItIs() {
    assertThat(link(EVENT))
        .isEqualTo("ea2b8a93015733d6cde076ebd26fa01cdec29671dfcc627b0f6a6b241e053e17");
  }

  private static String link(StoredEvent event) {
    return HexFormat.of().formatHex(EventChain.link(EventChain.start(), event));
  }

  private static StoredEvent event(
      long position, Instant time, String id, long version, String payload, String metaData) {
    return new StoredEvent(
        position,
        time,
        "e",
        "Organization",
        id,
        0,
        "T",
        "1",
        id,
        version,
        payload,
        payload,
        metaData);
  }
}
