package io.orgtrail.command.webhooks.delivery;

import io.orgtrail.api.eventstore.EventBatch;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.api.webhooks.WebhookEvent;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookDeleted;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookFailing;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRedeliveryRequested;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRegistered;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookSecretRotated;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps which webhooks there are and how far the events of their organizations go. */
class WebhookCursors {

  private static final String NEWS = WebhookCursors.class.getName();

  private static final String REGISTER =
      """
      INSERT INTO delivery.webhook (organization_id, webhook_id, url, event_types, enabled,
        rotation, cursor_position, head_position)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

  private static final String UPDATE =
      """
      UPDATE delivery.webhook
      SET url = ?, event_types = ?, enabled = ?, failing = false, attempts = 0,
        first_failed_at = NULL, next_attempt_at = now(), change = change + 1
      WHERE organization_id = ? AND webhook_id = ?""";

  private static final String ROTATE =
      "UPDATE delivery.webhook SET rotation = ? WHERE organization_id = ? AND webhook_id = ?";

  private static final String FAIL =
      """
      UPDATE delivery.webhook SET failing = true, change = change + 1
      WHERE organization_id = ? AND webhook_id = ?""";

  /** What had not been taken is given up; the first event to be told next is the one after. */
  private static final String MOVE =
      """
      UPDATE delivery.webhook
      SET cursor_position = ?, delivery_id = NULL, failing = false, attempts = 0,
        first_failed_at = NULL, next_attempt_at = now(), change = change + 1
      WHERE organization_id = ? AND webhook_id = ?""";

  private static final String DROP_PENDING =
      """
      UPDATE delivery.webhook_delivery SET status = 'FAILED', next_attempt_at = NULL
      WHERE status = 'PENDING' AND id = (
        SELECT delivery_id FROM delivery.webhook
        WHERE organization_id = ? AND webhook_id = ? FOR UPDATE)""";

  private static final String FORGET_PENDING =
      """
      UPDATE delivery.webhook SET delivery_id = NULL
      WHERE organization_id = ? AND webhook_id = ?""";

  private static final String DELETE =
      "DELETE FROM delivery.webhook WHERE organization_id = ? AND webhook_id = ?";

  private static final String END =
      "UPDATE delivery.webhook SET last_position = ? WHERE organization_id = ?";

  private static final String BACK =
      "UPDATE delivery.webhook SET last_position = NULL WHERE organization_id = ?";

  /** Those that take nothing, with the event that they did not take. */
  private static final String FAILING =
      """
      SELECT w.webhook_id, min(e.position) AS position
      FROM delivery.webhook w JOIN eventstore.event e
        ON e.organization_id = w.organization_id AND e.position > w.cursor_position
          AND (cardinality(w.event_types) = 0 OR e.type = ANY (w.event_types))
      WHERE w.organization_id = ? AND w.failing GROUP BY w.webhook_id""";

  /** Whoever has been told everything and does not want what is new is past it at once. */
  private static final String RAISE =
      """
      UPDATE delivery.webhook w
      SET head_position = news.head,
        cursor_position = CASE
          WHEN w.cursor_position = w.head_position AND cardinality(w.event_types) > 0
            AND NOT news.types && w.event_types
          THEN news.head ELSE w.cursor_position END
      FROM (
        SELECT organization_id, max(position) AS head, array_agg(type) AS types
        FROM unnest(?::text[], ?::text[], ?::bigint[]) AS e (organization_id, type, position)
        GROUP BY organization_id) AS news
      WHERE w.organization_id = news.organization_id AND w.head_position < news.head""";

  private final JdbcClient jdbc;
  private final FailingWebhooks failing;
  private final Runnable onNews;

  /**
   * Keeps them in the database.
   *
   * @param failing who is told which of them take nothing
   * @param onNews what to do once a webhook may have something to be told
   */
  WebhookCursors(JdbcClient jdbc, FailingWebhooks failing, Runnable onNews) {
    this.jdbc = jdbc;
    this.failing = failing;
    this.onNews = onNews;
  }

  @EventHandler
  void on(EventBatch batch) {
    var news = news();
    for (var event : batch.events()) {
      apply(event);
      news.add(event);
    }
  }

  private void apply(StoredEvent event) {
    if (event.isA(WebhookEvent.class)) {
      event
          .readable()
          .ifPresent(recorded -> apply((WebhookEvent) recorded.event(), event.position()));
    } else if (event.isA(OrganizationDeleted.class)) {
      jdbc.sql(END).params(event.position(), event.organizationId()).update();
    } else if (event.isA(OrganizationRestored.class)) {
      goOn(event.organizationId());
    }
  }

  private void apply(WebhookEvent event, long position) {
    if (event instanceof WebhookRegistered e) {
      register(e, position);
    } else if (event instanceof WebhookUpdated e) {
      update(e, position);
    } else if (event instanceof WebhookSecretRotated e) {
      run(ROTATE, e, e.rotation());
    } else if (event instanceof WebhookDeleted e) {
      run(DROP_PENDING, e);
      run(DELETE, e);
    } else if (event instanceof WebhookFailing e) {
      run(FAIL, e);
    } else if (event instanceof WebhookRedeliveryRequested e) {
      run(DROP_PENDING, e);
      run(MOVE, e, Math.max(0, Math.min(e.fromPosition(), position) - 1));
    }
  }

  private void register(WebhookRegistered e, long position) {
    jdbc.sql(REGISTER)
        .params(e.organizationId(), e.webhookId(), e.url(), names(e.eventTypes()), e.enabled())
        .params(e.rotation(), position, position)
        .update();
  }

  private void update(WebhookUpdated e, long position) {
    run(UPDATE, e, e.url(), names(e.eventTypes()), e.enabled());
    var before = e.previous();
    if (e.enabled() && !before.enabled()) {
      run(DROP_PENDING, e);
      run(MOVE, e, position);
    } else if (!e.enabled() || !e.eventTypes().equals(before.eventTypes())) {
      run(DROP_PENDING, e);
      run(FORGET_PENDING, e);
    }
  }

  /** One that was given up meanwhile could not be said to be failing. */
  private void goOn(String organizationId) {
    jdbc.sql(BACK).param(organizationId).update();
    jdbc.sql(FAILING)
        .param(organizationId)
        .query(
            row -> {
              failing.report(organizationId, row.getString("webhook_id"), row.getLong("position"));
            });
  }

  private void run(String sql, WebhookEvent event, Object... first) {
    jdbc.sql(sql).params(List.of(first)).params(event.organizationId(), event.webhookId()).update();
  }

  private static String[] names(List<String> eventTypes) {
    return eventTypes.toArray(String[]::new);
  }

  private NewPositions news() {
    var unit = CurrentUnitOfWork.get();
    return unit.getOrComputeResource(
        NEWS,
        key -> {
          var news = new NewPositions();
          unit.onPrepareCommit(
              u -> {
                if (raise(news)) {
                  u.afterCommit(done -> onNews.run());
                }
              });
          return news;
        });
  }

  private boolean raise(NewPositions news) {
    return jdbc.sql(RAISE).params(news.organizationIds(), news.types(), news.positions()).update()
        > 0;
  }
}
