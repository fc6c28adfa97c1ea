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
  void webhooksOfDeletedOrganizationsAreThereAgain() {
    happened(1, "WebhookRegistered", registered("hook", 1, true));
    happened(2, "WebhookSecretRotated", "{\"webhookId\":\"hook\",\"rotation\":2}");
    happened(3, "WebhookRegistered", registered("other", 1, true));
    happened(4, "WebhookFailing", "{\"webhookId\":\"other\"}");
    happened(5, "WebhookRegistered", registered("gone", 1, true));
    happened(6, "WebhookDeleted", "{\"webhookId\":\"gone\"}");
    happened(7, "WebhookUpdated", registered("hook", 0, false));
    happened(8, "OrganizationDeleted", "{}");

    database.migrateTo("latest");

    assertThat(
            database
                .jdbc()
                .queryForList(
                    "SELECT concat_ws(' ', webhook_id, url, event_types, rotation, enabled,"
                        + " failing, cursor_position, head_position, last_position)"
                        + " FROM delivery.webhook ORDER BY webhook_id",
                    String.class))
        .containsExactly(
            "hook https://hook.example {MemberAdded,UserRemoved} 2 f f 8 8 8",
            "other https://other.example {MemberAdded,UserRemoved} 1 t t 8 8 8");
  }

  private static String registered(String id, int rotation, boolean enabled) {
    return """
    {"webhookId":"%s","url":"https://%s.example","eventTypes":["MemberAdded","UserRemoved"],\
    "rotation":%d,"enabled":%b}"""
        .formatted(id, id, rotation, enabled);
  }

  private void happened(int position, String type, String payload) {
    database
        .jdbc()
        .update(
            """
            INSERT INTO eventstore.event VALUES (?, now(), gen_random_uuid(), 'Organization', 'acme',
              ?, ?, '1', 'acme', ?, ?::json, '{}')""",
            position,
            position,
            type,
            position,
            payload);
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
