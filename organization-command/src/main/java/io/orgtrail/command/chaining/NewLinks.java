package io.orgtrail.command.chaining;

import io.orgtrail.api.database.BinaryCopy;
import io.orgtrail.api.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The links of events that had none, and where the chains of their organizations end then. */
final class NewLinks {

  /** What rows consist of. */
  static final List<String> COLUMNS = List.of("position", "organization_id", "link");

  private final List<StoredEvent> events;
  private final List<byte[]> links = new ArrayList<>();

  /** Sorted, so that whoever writes several of these rows does so in the same order. */
  private final SortedMap<String, ChainHead> heads = new TreeMap<>();

  /**
   * Makes them.
   *
   * @param events in the order of their positions
   * @param heads where the chains of their organizations end so far, as far as they have begun
   */
  NewLinks(List<StoredEvent> events, Map<String, ChainHead> heads) {
    this.events = events;
    this.heads.putAll(heads);
    events.forEach(this::add);
  }

  private void add(StoredEvent event) {
    var head = heads.getOrDefault(event.organizationId(), ChainHead.START).with(event);
    heads.put(event.organizationId(), head);
    links.add(head.link());
  }

  /**
   * Rows of position, organization and link.
   *
   * @param linked positions that are left out
   */
  BinaryCopy rows(Set<Long> linked) {
    var rows = new BinaryCopy();
    for (var i = 0; i < events.size(); i++) {
      var event = events.get(i);
      if (!linked.contains(event.position())) {
        rows.row(COLUMNS.size());
        rows.bigint(event.position());
        rows.text(event.organizationId());
        rows.text(links.get(i));
      }
    }
    return rows;
  }

  String[] headIds() {
    return heads.keySet().toArray(String[]::new);
  }

  Long[] headEvents() {
    return numbers(ChainHead::events);
  }

  Long[] headPositions() {
    return numbers(ChainHead::position);
  }

  byte[][] headLinks() {
    return heads.values().stream().map(ChainHead::link).toArray(byte[][]::new);
  }

  private Long[] numbers(Function<ChainHead, Long> column) {
    return heads.values().stream().map(column).toArray(Long[]::new);
  }
}
