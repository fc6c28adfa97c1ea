package io.orgtrail.query.access;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.history.AsOf;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the organization that a request means, with what the caller is in it. */
@Component
public class Visits {

  /**
   * An id first, then a slug, then a name in the caller's account; what lives before what is
   * deleted, since slug and name of a deleted one are free.
   */
  private static final String FIND =
      """
      SELECT o.*, m.role AS caller_role, r.permissions AS caller_permissions,
        p.role AS parent_role
      FROM organization o
      LEFT JOIN member m ON m.organization_id = o.id AND m.user_id = :caller
      LEFT JOIN custom_role r ON r.organization_id = o.id AND r.name = m.role
      LEFT JOIN member p ON o.kind = 'SUB' AND p.organization_id = o.parent_organization_id
        AND p.user_id = :caller
      WHERE o.id = :ref OR o.slug = :ref OR o.account = :account AND o.name_key = :name
      ORDER BY o.id = :ref DESC, o.deleted_at IS NULL DESC, o.slug = :ref DESC, o.deleted_at DESC
      LIMIT 1""";

  private final JdbcClient jdbc;

  Visits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Finds an organization by id, slug or name; refuses when there is none. */
  public Visit of(Caller caller, String ref) {
    return of(caller, ref, AsOf.PRESENT);
  }

  /** Finds, today, the organization whose state as of a moment is asked for. */
  public Visit of(Caller caller, String ref, AsOf asOf) {
    return jdbc.sql(FIND)
        .param("caller", caller.userId())
        .param("account", caller.account())
        .param("ref", ref)
        .param("name", ref.strip().toLowerCase(Locale.ROOT))
        .query(
            (row, number) ->
                new Visit(
                    OrganizationRows.MAPPER.mapRow(row, number),
                    caller,
                    role(row.getString("caller_role"), row.getString("caller_permissions")),
                    role(row.getString("parent_role"), null),
                    !asOf.isPresent()))
        .optional()
        .orElseThrow(() -> Visit.notFound(ref));
  }

  /** No custom role is named like a built-in one. */
  private static Role role(String name, String permissions) {
    return name == null
        ? null
        : Role.named(name).orElseGet(() -> CustomRoles.role(name, permissions));
  }
}
