package io.orgtrail.query.replay;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.query.projections.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A copied row of the event table, before its personal data is opened and it is understood. */
record UnopenedEvent(
    long position,
    String id,
    Instant time,
    String organizationId,
    long version,
    String type,
    byte[] payload,
    byte[] metaData) {

  static UnopenedEvent of(CopiedRow row) {
    return new UnopenedEvent(
        row.bigint(),
        row.uuid(),
        row.timestamp(),
        row.text(),
        row.bigint(),
        row.text(),
        row.bytes(),
        row.bytes());
  }

  /** Opens many with one question for their keys. */
  static SortedEvents.Page open(List<UnopenedEvent> events, Vault vault) {
    var payloads =
        vault.openBytes(
            events.stream().map(UnopenedEvent::type).toList(),
            events.stream().map(UnopenedEvent::payload).toList());
    var page = new SortedEvents.Page(new ArrayList<>(events.size()), new ArrayList<>());
    for (var i = 0; i < payloads.size(); i++) {
      events.get(i).readInto(page, payloads.get(i));
    }
    return page;
  }

  private void readInto(SortedEvents.Page page, byte[] opened) {
    try {
      page.events().add(RecordedEvent.of(position, id, time, version, type, opened, metaData));
    } catch (RuntimeException e) {
      page.unreadable().add(DeadLetter.of(organizationId, position, id, type, e));
    }
  }
}
