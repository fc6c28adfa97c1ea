package io.orgtrail.command.organizations;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.command.eventstore.EventFollowUp;
import io.orgtrail.command.eventstore.PendingStatements;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps who may speak for an organization before others: the members whose role may hold {@code
 * organization:update} or {@code plan:change}. It follows from the events, and is written with
 * them.
 */
public class OrganizationAdmins implements EventFollowUp {

  private static final String SET =
      """
      INSERT INTO command.organization_admin (organization_id, user_id, role) VALUES (?, ?, ?)
      ON CONFLICT (organization_id, user_id) DO UPDATE SET role = excluded.role""";

  private static final String REMOVE =
      "DELETE FROM command.organization_admin WHERE organization_id = ? AND user_id = ?";

  private static final String DEFINE =
      """
      INSERT INTO command.organization_role (organization_id, role, permissions)
      VALUES (?, ?, string_to_array(?, ' '))
      ON CONFLICT (organization_id, role) DO UPDATE SET permissions = excluded.permissions""";

  private static final String FORGET =
      "DELETE FROM command.organization_role WHERE organization_id = ? AND role = ?";

  private static final String ROLE =
      """
      SELECT a.role, array_to_string(r.permissions, ' ') AS permissions
      FROM command.organization_admin a
      LEFT JOIN command.organization_role r USING (organization_id, role)
      WHERE a.organization_id = ? AND a.user_id = ?""";

  private final JdbcTemplate jdbc;
  private final PendingStatements pending;

  public OrganizationAdmins(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    pending = new PendingStatements(jdbc, OrganizationAdmins.class);
  }

  /** What the user may say for the organization: a role that holds nothing for most. */
  Role roleOf(String userId, String organizationId) {
    flush();
    return jdbc
        .query(
            ROLE,
            (row, n) -> role(row.getString("role"), row.getString("permissions")),
            organizationId,
            userId)
        .stream()
        .findFirst()
        .or(() -> Role.named(Role.NONE))
        .orElseThrow();
  }

  private static Role role(String name, String permissions) {
    return Role.named(name).orElseGet(() -> new Role(name, permissions(permissions), false));
  }

  private static Set<Permission> permissions(String names) {
    return Stream.of(names == null ? new String[0] : names.split(" "))
        .flatMap(name -> Permission.named(name).stream())
        .collect(Collectors.toSet());
  }

  @Override
  public void on(Event event) {
    if (event instanceof MemberAdded added) {
      change(added.organizationId(), added.userId(), Role.NONE, added.role());
    } else if (event instanceof MemberReinstated back) {
      change(back.organizationId(), back.userId(), Role.NONE, back.role());
    } else if (event instanceof MemberRoleChanged changed) {
      change(changed.organizationId(), changed.userId(), changed.previousRole(), changed.role());
    } else if (event instanceof UserRemoved removed) {
      change(removed.organizationId(), removed.userId(), removed.previousRole(), Role.NONE);
    } else if (event instanceof MemberLeft left) {
      change(left.organizationId(), left.userId(), left.previousRole(), Role.NONE);
    } else if (event instanceof OwnershipTransferred transferred) {
      change(
          transferred.organizationId(),
          transferred.newOwnerUserId(),
          transferred.previousRole(),
          Role.OWNER);
      if (transferred.previousOwnerUserId() != null) {
        change(
            transferred.organizationId(),
            transferred.previousOwnerUserId(),
            Role.OWNER,
            Role.ADMIN);
      }
    } else if (event instanceof RoleDefined defined) {
      var names = defined.permissions().stream().map(Permission::wireName).toList();
      pending.add(
          rowOf(defined.organizationId(), defined.role()),
          DEFINE,
          defined.organizationId(),
          defined.role(),
          String.join(" ", names));
    } else if (event instanceof RoleDeleted deleted) {
      pending.add(
          rowOf(deleted.organizationId(), deleted.role()),
          FORGET,
          deleted.organizationId(),
          deleted.role());
    }
  }

  private static List<String> rowOf(String organizationId, String role) {
    return List.of("role", organizationId, role);
  }

  private void change(String organizationId, String userId, String from, String to) {
    if (from.equals(to)) {
      return;
    }
    if (mayMatter(to)) {
      pending.add(List.of(organizationId, userId), SET, organizationId, userId, to);
    } else if (mayMatter(from)) {
      pending.add(List.of(organizationId, userId), REMOVE, organizationId, userId);
    }
  }

  /** What a role of the organization's own holds may change later. */
  private static boolean mayMatter(String name) {
    return Role.named(name)
        .map(
            role ->
                role.grants(Permission.ORGANIZATION_UPDATE) || role.grants(Permission.PLAN_CHANGE))
        .orElse(true);
  }

  @Override
  public void flush() {
    pending.run();
  }
}
