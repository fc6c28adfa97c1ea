package io.orgtrail.query.audit;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.messages.MetaDataKeys;
import io.orgtrail.api.messages.Target;
import io.orgtrail.query.audit.AuditEntry.Actor;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the events of an organization where they are kept: there is no other log. */
@Component
class AuditTrail {

  private static final int FETCH_AT_LEAST = 200;

  private final JdbcClient jdbc;

  AuditTrail(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Entries of an organization that pass the filter, as many as a page needs. */
  List<Positioned<AuditEntry>> of(
      String organizationId, AuditFilter filter, boolean newestFirst, Paging paging) {
    var found = new ArrayList<Positioned<AuditEntry>>();
    var after = paging.after().orElse(newestFirst ? Long.MAX_VALUE : 0);
    var fetch = Math.max(paging.fetch(), FETCH_AT_LEAST);
    List<AuditEntry> some;
    do {
      some = fetch(organizationId, filter, newestFirst, after, fetch);
      for (var entry : some) {
        after = entry.position();
        if (filter.target().isEmpty() || filter.target().equals(entry.target().id())) {
          found.add(new Positioned<>(entry.position(), entry));
        }
      }
    } while (some.size() == fetch && found.size() < paging.fetch());
    return found;
  }

  private List<AuditEntry> fetch(
      String organizationId, AuditFilter filter, boolean newestFirst, long after, int fetch) {
    return jdbc.sql(AuditSql.of(filter, newestFirst))
        .param("id", organizationId)
        .param("after", after)
        .param("fetch", fetch)
        .param("actor", filter.actor())
        .param("type", filter.type())
        .param("target", Json.mapper().writeValueAsString(filter.target()))
        .param(
            "fromTime", filter.from().time() == null ? null : Timestamp.from(filter.from().time()))
        .param("fromPosition", filter.from().position())
        .param("toTime", filter.to().time() == null ? null : Timestamp.from(filter.to().time()))
        .param("toPosition", filter.to().position())
        .query((row, number) -> entry(row))
        .list();
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    var metaData = Json.mapper().readTree(row.getString("metadata"));
    var type = row.getString("type");
    var data = row.getString("payload");
    return new AuditEntry(
        row.getLong("position"),
        row.getString("event_id"),
        type,
        instant(row, "time"),
        row.getString("organization_id"),
        row.getLong("version"),
        new Actor(
            text(metaData, MetaDataKeys.ACTOR),
            metaData.path(MetaDataKeys.OPERATOR).asBoolean(false)),
        target(type, data, row.getString("organization_id")),
        text(metaData, MetaDataKeys.COMMAND_ID),
        traceId(text(metaData, MetaDataKeys.TRACE_PARENT)),
        data);
  }

  /**
   * What the event says it happened to; of an event this version does not know, that is unknown.
   */
  private static Target target(String type, String data, String organizationId) {
    return MessageCatalogue.event(type)
        .<Event>map(known -> Json.mapper().readValue(data, known))
        .map(Event::target)
        .orElseGet(() -> new Target("organization", organizationId));
  }

  private static String text(JsonNode metaData, String key) {
    return metaData.path(key).asString(null);
  }

  /** The second part of a {@code traceparent}. */
  private static String traceId(String traceParent) {
    var parts = traceParent == null ? new String[0] : traceParent.split("-");
    return parts.length == 4 ? parts[1] : null;
  }
}
