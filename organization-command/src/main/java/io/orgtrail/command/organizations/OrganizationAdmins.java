package io.orgtrail.command.organizations;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.command.eventstore.EventFollowUp;
import io.orgtrail.command.eventstore.PendingStatements;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the table of who holds {@code organization:update} where, for commands that name another
 * organization. It follows from the events, and is written with them.
 */
public class OrganizationAdmins implements EventFollowUp {

  private static final Set<String> ADMIN_ROLES = Role.namesWith(Permission.ORGANIZATION_UPDATE);

  private static final String ADD =
      "INSERT INTO command.organization_admin (organization_id, user_id) VALUES (?, ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String REMOVE =
      "DELETE FROM command.organization_admin WHERE organization_id = ? AND user_id = ?";

  private final PendingStatements pending;

  public OrganizationAdmins(JdbcTemplate jdbc) {
    pending = new PendingStatements(jdbc, OrganizationAdmins.class);
  }

  @Override
  public void on(Event event) {
    if (event instanceof MemberAdded added) {
      change(added.organizationId(), added.userId(), "NONE", added.role());
    } else if (event instanceof MemberRoleChanged changed) {
      change(changed.organizationId(), changed.userId(), changed.previousRole(), changed.role());
    } else if (event instanceof UserRemoved removed) {
      change(removed.organizationId(), removed.userId(), removed.previousRole(), "NONE");
    } else if (event instanceof MemberLeft left) {
      change(left.organizationId(), left.userId(), left.previousRole(), "NONE");
    } else if (event instanceof OwnershipTransferred transferred) {
      change(
          transferred.organizationId(),
          transferred.newOwnerUserId(),
          transferred.previousRole(),
          Role.OWNER);
    }
  }

  private void change(String organizationId, String userId, String from, String to) {
    if (ADMIN_ROLES.contains(from) != ADMIN_ROLES.contains(to)) {
      pending.add(ADMIN_ROLES.contains(to) ? ADD : REMOVE, organizationId, userId);
    }
  }

  @Override
  public void flush() {
    pending.run();
  }
}
