package io.orgtrail.query.audit;

import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.api.messages.Json;
import io.orgtrail.query.history.EventHistory;
import io.orgtrail.query.history.Moment;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the events where they are kept: there is no other log. */
@Component
class AuditTrail {

  /** Where some of it may not be what is asked for. */
  private static final int FETCH_AT_LEAST = 200;

  /**
   * How many positions one query passes over at most when it reads all organizations: no index
   * leads to the few that a filter lets through.
   */
  private static final int STRIDE = 10_000;

  /** How often a page of all organizations goes on looking before it hands over what it has. */
  private static final int STRIDES_OF_A_PAGE = 20;

  private final JdbcClient jdbc;
  private final EventHistory history;
  private final Vault vault;

  AuditTrail(JdbcClient jdbc, EventHistory history, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.history = history;
  }

  /**
   * What is asked for of the events up to now.
   *
   * @param organizationId of which organization, {@code null} for all of them
   */
  AuditQuery upToNow(String organizationId, AuditFilter filter, boolean newestFirst) {
    return upTo(history.head(), organizationId, filter, newestFirst);
  }

  /** The same of the events up to a position. */
  AuditQuery upTo(long head, String organizationId, AuditFilter filter, boolean newestFirst) {
    return new AuditQuery(
        organizationId,
        filter,
        newestFirst,
        first(filter.from()),
        Math.min(head, last(filter.to())),
        head);
  }

  /** The position of an organization's last event. */
  long lastOf(String organizationId) {
    return history.lastOf(organizationId, Long.MAX_VALUE);
  }

  private long first(Moment from) {
    if (from.time() != null) {
      return history.positionAt(from.time().minus(1, ChronoUnit.MICROS)) + 1;
    }
    return from.position() == null ? 1 : Math.max(1, from.position());
  }

  private long last(Moment to) {
    if (to.time() != null) {
      return history.positionAt(to.time());
    }
    return to.position() == null ? Long.MAX_VALUE : to.position();
  }

  /**
   * A page of it. Of one organization it is full unless it is the last one; of all of them it may
   * hold less, even nothing, where too much would have to be read to fill it.
   */
  Page<AuditEntry> page(AuditQuery query, Paging paging) {
    var found = new ArrayList<Positioned<AuditEntry>>();
    var after = paging.after().orElse(query.start());
    var fetch =
        query.filter().isDecidedInSql() ? paging.fetch() : Math.max(paging.fetch(), FETCH_AT_LEAST);
    for (var strides = 0; !query.isOfAll() || strides < STRIDES_OF_A_PAGE; strides++) {
      var stretch = read(query, after, fetch);
      stretch.found().forEach(one -> found.add(positioned(one.entry())));
      after = stretch.reached();
      if (stretch.isLast() || found.size() > paging.limit()) {
        return paging.page(found);
      }
    }
    return paging.pageUpTo(after, found);
  }

  private static Positioned<AuditEntry> positioned(AuditEntry entry) {
    return new Positioned<>(entry.position(), entry);
  }

  /**
   * Reads on after a position.
   *
   * @param fetch how many events to read at most
   */
  Stretch read(AuditQuery query, long after, int fetch) {
    var end = query.end(after, query.isOfAll() ? STRIDE : Long.MAX_VALUE);
    var some = fetch(query, after, end, fetch);
    var reached = some.size() == fetch ? some.get(fetch - 1).event().position() : end;
    var found = some.stream().filter(one -> query.filter().admits(one.entry())).toList();
    return new Stretch(found, reached, reached == query.end(after, Long.MAX_VALUE));
  }

  private List<Found> fetch(AuditQuery query, long after, long end, int fetch) {
    var filter = query.filter();
    var read =
        jdbc.sql(AuditSql.of(query))
            .param("low", query.newestFirst() ? end : after + 1)
            .param("high", query.newestFirst() ? after - 1 : end)
            .param("fetch", fetch)
            .param("id", query.organizationId())
            .param("actor", filter.actor())
            .param("type", filter.type())
            .param("target", Json.mapper().writeValueAsString(filter.target()))
            .param("text", filter.text())
            .param("escapedText", escaped(filter.text()))
            .query((row, number) -> new LinkedEvent(StoredEvent.read(row), row.getBytes("link")))
            .list();
    var events = StoredEvent.open(read.stream().map(LinkedEvent::event).toList(), vault);
    return IntStream.range(0, read.size())
        .mapToObj(i -> found(events.get(i), read.get(i).link()))
        .toList();
  }

  /** As it stands inside a JSON text. */
  private static String escaped(String text) {
    var quoted = Json.mapper().writeValueAsString(text);
    return quoted.substring(1, quoted.length() - 1);
  }

  private static Found found(StoredEvent event, byte[] link) {
    return new Found(event, AuditEntry.of(event), link);
  }
}
