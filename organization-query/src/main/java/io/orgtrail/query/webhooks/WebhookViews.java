package io.orgtrail.query.webhooks;

import static io.orgtrail.query.readmodel.Columns.instant;

import io.orgtrail.api.messages.Json;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who is told what happens. */
@Component
class WebhookViews {

  private static final String WEBHOOKS =
      """
      SELECT * FROM webhook
      WHERE organization_id = :id AND created_position > :after
      ORDER BY created_position LIMIT :fetch""";

  private static final String EXISTS =
      "SELECT EXISTS (SELECT FROM webhook WHERE organization_id = :id AND id = :webhook)";

  private final JdbcClient jdbc;

  WebhookViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Webhooks by the time they were registered. */
  List<Positioned<WebhookView>> of(String organizationId, Paging page) {
    return jdbc.sql(WEBHOOKS)
        .param("id", organizationId)
        .param("after", page.afterOrStart())
        .param("fetch", page.fetch())
        .query((row, number) -> new Positioned<>(row.getLong("created_position"), view(row)))
        .list();
  }

  boolean exists(String organizationId, String webhookId) {
    return jdbc.sql(EXISTS)
        .param("id", organizationId)
        .param("webhook", webhookId)
        .query(Boolean.class)
        .single();
  }

  private static WebhookView view(ResultSet row) throws SQLException {
    return new WebhookView(
        row.getString("id"),
        row.getString("url"),
        List.of(Json.mapper().readValue(row.getString("event_types"), String[].class)),
        row.getBoolean("enabled"),
        row.getBoolean("failing"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }
}
