package io.orgtrail.command.invitations.mail;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.messages.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mails that wait to be sent: one for each event that asks for one, kept by the event's id.
 * Nothing of their content is kept here, it is made from the event when the mail is sent.
 */
class MailQueue {

  private static final String NEXT =
      """
      SELECT m.event_id, m.attempts, m.created_at, e.type, e.payload,
        EXISTS (SELECT FROM eventstore.event later
          WHERE later.aggregate_id = e.aggregate_id AND later.sequence > e.sequence) AS outdated
      FROM delivery.mail m JOIN eventstore.event e USING (position)
      WHERE m.status = 'PENDING' AND m.next_attempt_at <= now()
      ORDER BY m.next_attempt_at LIMIT ? FOR UPDATE OF m SKIP LOCKED""";

  private final JdbcClient jdbc;

  MailQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A mail to be sent now.
   *
   * @param id the event's id, the same however often it is tried
   * @param outdated whether the invitation has ended or was sent again since
   */
  record Waiting(UUID id, int attempts, Instant since, InvitationEvent event, boolean outdated) {}

  @EventHandler
  void on(StoredEvent event) {
    if (event.isA(InvitationEvent.class) && asksForMail(event)) {
      jdbc.sql(
              """
              INSERT INTO delivery.mail (event_id, position, status, next_attempt_at)
              VALUES (?, ?, 'PENDING', now()) ON CONFLICT DO NOTHING""")
          .params(UUID.fromString(event.eventId()), event.position())
          .update();
    }
  }

  private static boolean asksForMail(StoredEvent event) {
    return InvitationMail.of((InvitationEvent) event.requireRecorded().event()) != null;
  }

  /** Takes mails that are due; no other instance takes them until the transaction ends. */
  List<Waiting> next(int count) {
    return jdbc.sql(NEXT)
        .param(count)
        .query(
            (row, n) ->
                new Waiting(
                    row.getObject("event_id", UUID.class),
                    row.getInt("attempts"),
                    row.getTimestamp("created_at").toInstant(),
                    event(row.getString("type"), row.getString("payload")),
                    row.getBoolean("outdated")))
        .list();
  }

  private static InvitationEvent event(String type, String payload) {
    var eventClass = MessageCatalogue.event(type).orElseThrow();
    return (InvitationEvent) Json.mapper().readValue(payload, eventClass);
  }

  void done(UUID id, String status) {
    jdbc.sql(
            """
            UPDATE delivery.mail
            SET status = ?, attempts = attempts + 1, next_attempt_at = NULL, last_error = NULL,
              done_at = now()
            WHERE event_id = ?""")
        .params(status, id)
        .update();
  }

  void failed(UUID id, String error, Duration tryAgainIn) {
    jdbc.sql(
            """
            UPDATE delivery.mail
            SET attempts = attempts + 1, last_error = ?,
              next_attempt_at = now() + make_interval(secs => ?)
            WHERE event_id = ?""")
        .params(error, tryAgainIn.toSeconds(), id)
        .update();
  }
}
