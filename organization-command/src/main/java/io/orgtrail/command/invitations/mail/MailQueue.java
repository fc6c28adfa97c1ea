package io.orgtrail.command.invitations.mail;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.eventstore.EventBatch;
import io.orgtrail.api.eventstore.StoredEvent;
import io.orgtrail.api.eventstore.vault.Vault;
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

  private static final String PURGE =
      """
      DELETE FROM delivery.mail WHERE ctid = ANY (ARRAY (
        SELECT ctid FROM delivery.mail
        WHERE done_at < now() - make_interval(secs => ?) LIMIT 10000 FOR UPDATE SKIP LOCKED))""";

  private final JdbcClient jdbc;
  private final Vault vault;

  MailQueue(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /**
   * A mail to be sent now.
   *
   * @param id the event's id, the same however often it is tried
   * @param outdated whether the invitation has ended or was sent again since
   */
  record Waiting(UUID id, int attempts, Instant since, InvitationEvent event, boolean outdated) {}

  @EventHandler
  void on(EventBatch batch) {
    batch.events().forEach(this::add);
  }

  private void add(StoredEvent event) {
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
    return event
        .readable()
        .map(recorded -> InvitationMail.of((InvitationEvent) recorded.event()))
        .isPresent();
  }

  /** How many mails are not sent yet, due or not. */
  long waiting() {
    return jdbc.sql("SELECT count(*) FROM delivery.mail WHERE status = 'PENDING'")
        .query(Long.class)
        .single();
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

  private InvitationEvent event(String type, String payload) {
    var eventClass = MessageCatalogue.event(type).orElseThrow();
    var opened = vault.open(List.of(type), List.of(payload)).get(0);
    return (InvitationEvent) Json.mapper().readValue(opened, eventClass);
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

  /**
   * Forgets mails that were done longer ago.
   *
   * @return how many it forgot, at most 10,000 at a time
   */
  int purge(Duration age) {
    return jdbc.sql(PURGE).param(age.toSeconds()).update();
  }
}
