package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationCommand.ExpireInvitation;
import io.orgtrail.command.testing.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is stored survives that the service is brought to a newer version. */
class MigrationIT {

  private final Database database = Database.migratedUpTo("3");

  private void insert(String sql) {
    database.jdbc().execute(sql);
  }

  @Test
  void invitationsThatWereDueStillAre() {
    insert(
        """
        INSERT INTO command.due_command (organization_id, invitation_id, due_at, key_hash)
        VALUES ('acme', 'invitation', '2026-01-01T00:00:00Z', 5)""");

    database.migrateTo("latest");

    var due = new DueCommands(database.jdbc(), Clock.systemUTC());
    assertThat(due.due(Instant.now(), Set.of(5), 12))
        .extracting(IncomingCommand::command)
        .containsExactly(new ExpireInvitation("acme", "invitation"));
  }

  @Test
  void whoCouldSpeakForAnOrganizationStillCan() {
    insert("INSERT INTO command.organization_admin VALUES ('acme', 'alice')");

    database.migrateTo("latest");

    assertThat(
            database
                .jdbc()
                .queryForObject(
                    "SELECT role FROM command.organization_admin WHERE user_id = 'alice'",
                    String.class))
        .isEqualTo("ADMIN");
  }
}
