package io.orgtrail.command.gateway;

import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.ServiceCommand;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.webhooks.WebhookCommand.MarkWebhookFailing;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookDeleted;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRedeliveryRequested;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import io.orgtrail.command.eventstore.EventFollowUp;
import io.orgtrail.command.eventstore.PendingStatements;
import io.orgtrail.command.webhooks.delivery.FailingWebhooks;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the service itself does later, kept with the events: ending invitations whose time is over,
 * giving up webhooks that take nothing for days. The owner of an organization's partition does it
 * in one of its batches.
 */
class DueCommands implements EventFollowUp, FailingWebhooks {

  private static final int MAX_AT_ONCE = 500;
  private static final String EXPIRE = ExpireInvitation.class.getSimpleName();
  private static final String GIVE_UP = MarkWebhookFailing.class.getSimpleName();

  private static final String SET =
      """
      INSERT INTO command.due_command
        (organization_id, command, subject, position, due_at, key_hash)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (organization_id, command, subject) DO UPDATE
      SET due_at = excluded.due_at, position = excluded.position""";

  private static final String CLEAR =
      """
      DELETE FROM command.due_command
      WHERE organization_id = ? AND command = ? AND subject = ?""";

  private static final String DONE = CLEAR + " AND due_at <= ?";

  private static final String CLEAR_ALL =
      "DELETE FROM command.due_command WHERE organization_id = ?";

  private static final String DUE =
      """
      SELECT organization_id, command, subject, position, key_hash % ? AS partition
      FROM command.due_command
      WHERE due_at <= ? AND key_hash % ? = ANY (?)
      ORDER BY due_at LIMIT ?""";

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final PendingStatements pending;

  DueCommands(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.pending = new PendingStatements(jdbc, DueCommands.class);
  }

  /** What is due in these partitions of so many, the oldest first. */
  List<IncomingCommand> due(Instant now, Set<Integer> owned, int partitions) {
    return jdbc.query(
        DUE,
        statement -> {
          statement.setInt(1, partitions);
          statement.setTimestamp(2, Timestamp.from(now));
          statement.setInt(3, partitions);
          statement.setArray(4, statement.getConnection().createArrayOf("int", owned.toArray()));
          statement.setInt(5, MAX_AT_ONCE);
        },
        (row, n) -> IncomingCommand.ofService(row.getInt("partition"), command(row)));
  }

  private static ServiceCommand command(ResultSet row) throws SQLException {
    var organizationId = row.getString("organization_id");
    var subject = row.getString("subject");
    return row.getString("command").equals(GIVE_UP)
        ? new MarkWebhookFailing(organizationId, subject, row.getLong("position"))
        : new ExpireInvitation(organizationId, subject);
  }

  @Override
  public void on(Event event) {
    if (event instanceof MemberInvited e) {
      set(e.organizationId(), e.invitationId(), e.expiresAt());
    } else if (event instanceof InvitationResent e) {
      set(e.organizationId(), e.invitationId(), e.expiresAt());
    } else if (event instanceof InvitationAccepted e) {
      clear(e.organizationId(), EXPIRE, e.invitationId());
    } else if (event instanceof InvitationDeclined e) {
      clear(e.organizationId(), EXPIRE, e.invitationId());
    } else if (event instanceof InvitationCanceled e) {
      clear(e.organizationId(), EXPIRE, e.invitationId());
    } else if (event instanceof InvitationExpired e) {
      clear(e.organizationId(), EXPIRE, e.invitationId());
    } else if (event instanceof WebhookUpdated e) {
      clear(e.organizationId(), GIVE_UP, e.webhookId());
    } else if (event instanceof WebhookRedeliveryRequested e) {
      clear(e.organizationId(), GIVE_UP, e.webhookId());
    } else if (event instanceof WebhookDeleted e) {
      clear(e.organizationId(), GIVE_UP, e.webhookId());
    } else if (event instanceof OrganizationDeleted e) {
      pending.runNow(CLEAR_ALL, e.organizationId());
    }
  }

  private void set(String organizationId, String invitationId, Instant dueAt) {
    pending.add(
        List.of(organizationId, EXPIRE, invitationId),
        SET,
        parameters(organizationId, EXPIRE, invitationId, null, dueAt));
  }

  private void clear(String organizationId, String command, String subject) {
    pending.add(List.of(organizationId, command, subject), CLEAR, organizationId, command, subject);
  }

  /** Beside what else becomes of the row: what is due later by now stays. */
  private void done(String organizationId, String command, String subject) {
    pending.add(
        List.of(organizationId, command, subject, "done"),
        DONE,
        organizationId,
        command,
        subject,
        Timestamp.from(clock.instant()));
  }

  private static Object[] parameters(
      String organizationId, String command, String subject, Long position, Instant dueAt) {
    var hash = Forwarder.keyHash(organizationId.getBytes(StandardCharsets.UTF_8));
    return new Object[] {organizationId, command, subject, position, Timestamp.from(dueAt), hash};
  }

  @Override
  public void report(String organizationId, String webhookId, long position) {
    jdbc.update(SET, parameters(organizationId, GIVE_UP, webhookId, position, clock.instant()));
  }

  /** Whatever came of it, it is not due again; an invitation sent again has a later time by now. */
  @Override
  public void decided(ServiceCommand command) {
    if (command instanceof ExpireInvitation expire) {
      done(expire.organizationId(), EXPIRE, expire.invitationId());
    } else if (command instanceof MarkWebhookFailing giveUp) {
      done(giveUp.organizationId(), GIVE_UP, giveUp.webhookId());
    }
  }

  @Override
  public void flush() {
    pending.run();
  }
}
