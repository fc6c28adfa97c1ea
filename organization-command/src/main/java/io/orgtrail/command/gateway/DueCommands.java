package io.orgtrail.command.gateway;

import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.command.eventstore.EventFollowUp;
import io.orgtrail.command.eventstore.PendingStatements;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the service itself does later, kept with the events: today, ending invitations whose time is
 * over. The owner of an organization's partition does it in one of its batches.
 */
class DueCommands implements EventFollowUp {

  private static final int MAX_AT_ONCE = 500;

  private static final String SET =
      """
      INSERT INTO command.due_command (organization_id, invitation_id, due_at, key_hash)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (organization_id, invitation_id) DO UPDATE SET due_at = excluded.due_at""";

  private static final String CLEAR =
      "DELETE FROM command.due_command WHERE organization_id = ? AND invitation_id = ?";

  private static final String CLEAR_ALL =
      "DELETE FROM command.due_command WHERE organization_id = ?";

  private static final String DUE =
      """
      SELECT organization_id, invitation_id, key_hash % ? AS partition
      FROM command.due_command
      WHERE due_at <= ? AND key_hash % ? = ANY (?)
      ORDER BY due_at LIMIT ?""";

  private final JdbcTemplate jdbc;
  private final PendingStatements pending;

  DueCommands(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
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
        (row, n) ->
            IncomingCommand.ofService(
                row.getInt(3), new ExpireInvitation(row.getString(1), row.getString(2))));
  }

  @Override
  public void on(Event event) {
    if (event instanceof MemberInvited e) {
      set(e.organizationId(), e.invitationId(), e.expiresAt());
    } else if (event instanceof InvitationResent e) {
      set(e.organizationId(), e.invitationId(), e.expiresAt());
    } else if (event instanceof InvitationAccepted e) {
      pending.add(CLEAR, e.organizationId(), e.invitationId());
    } else if (event instanceof InvitationDeclined e) {
      pending.add(CLEAR, e.organizationId(), e.invitationId());
    } else if (event instanceof InvitationCanceled e) {
      pending.add(CLEAR, e.organizationId(), e.invitationId());
    } else if (event instanceof InvitationExpired e) {
      pending.add(CLEAR, e.organizationId(), e.invitationId());
    } else if (event instanceof OrganizationDeleted e) {
      pending.add(CLEAR_ALL, e.organizationId());
    }
  }

  private void set(String organizationId, String invitationId, Instant dueAt) {
    var hash = Forwarder.keyHash(organizationId.getBytes(StandardCharsets.UTF_8));
    pending.add(SET, organizationId, invitationId, Timestamp.from(dueAt), hash);
  }

  @Override
  public void flush() {
    pending.run();
  }
}
