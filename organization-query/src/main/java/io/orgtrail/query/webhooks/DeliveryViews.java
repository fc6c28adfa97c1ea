package io.orgtrail.query.webhooks;

import static io.orgtrail.query.readmodel.Columns.instant;
import static io.orgtrail.query.readmodel.Columns.integer;

import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what webhooks were told, where the command service keeps it. */
@Component
class DeliveryViews {

  private static final String DELIVERIES =
      """
      SELECT * FROM delivery.webhook_delivery
      WHERE organization_id = :id AND webhook_id = :webhook AND id < :before""";

  private static final String OF_STATUS = " AND status = :status";

  private static final String NEWEST_FIRST = " ORDER BY id DESC LIMIT :fetch";

  private final JdbcClient jdbc;

  DeliveryViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Deliveries to a webhook, newest first, of one status or any ({@code null}). */
  List<Positioned<DeliveryView>> of(
      String organizationId, String webhookId, DeliveryStatus status, Paging page) {
    return jdbc.sql(DELIVERIES + (status == null ? "" : OF_STATUS) + NEWEST_FIRST)
        .param("id", organizationId)
        .param("webhook", webhookId)
        .param("status", status == null ? null : status.name())
        .param("before", page.after().orElse(Long.MAX_VALUE))
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("id"), delivery(row)))
        .list();
  }

  private static DeliveryView delivery(ResultSet row) throws SQLException {
    return new DeliveryView(
        row.getString("id"),
        row.getString("event_id"),
        row.getString("event_type"),
        row.getLong("position"),
        row.getInt("attempt"),
        DeliveryStatus.valueOf(row.getString("status")),
        integer(row, "response_status"),
        integer(row, "latency_ms"),
        row.getString("response_excerpt"),
        instant(row, "at"),
        instant(row, "next_attempt_at"));
  }
}
