package io.orgtrail.query.access;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.positions.RecentReads;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the organization that a request means, with what the caller is in it. */
@Component
public class Visits {

  /**
   * An id first, then a slug, then a name in the caller's account; what lives before what is
   * deleted, since slug and name of a deleted one are free. What the caller is in it is looked up
   * for the one found: a join could as well begin with everything that the caller is in.
   */
  private static final String FIND =
      """
      SELECT o.*, m.role AS caller_role,
        (SELECT permissions FROM custom_role
         WHERE organization_id = o.id AND name = m.role) AS caller_permissions,
        CASE WHEN o.kind = 'SUB' THEN
          (SELECT role FROM member
           WHERE organization_id = o.parent_organization_id AND user_id = :caller)
        END AS parent_role
      FROM (
        SELECT * FROM organization
        WHERE id = :ref OR slug = :ref OR account = :account AND name_key = :name
        ORDER BY id = :ref DESC, deleted_at IS NULL DESC, slug = :ref DESC, deleted_at DESC
        LIMIT 1) o
      LEFT JOIN LATERAL (
        SELECT role FROM member
        WHERE organization_id = o.id AND user_id = :caller LIMIT 1) m ON true""";

  private final JdbcClient jdbc;
  private final RecentReads recent;

  Visits(JdbcClient jdbc, RecentReads recent) {
    this.jdbc = jdbc;
    this.recent = recent;
  }

  /** Finds an organization by id, slug or name; refuses when there is none. */
  public Visit of(Caller caller, String ref) {
    return of(caller, ref, AsOf.PRESENT);
  }

  /** Finds, today, the organization whose state as of a moment is asked for. */
  public Visit of(Caller caller, String ref, AsOf asOf) {
    var asked = new Asked(caller.userId(), caller.account(), ref);
    return recent
        .of(asked, () -> find(asked))
        .map(found -> found.visit(caller, asOf))
        .orElseThrow(() -> Visit.notFound(ref));
  }

  private Optional<Found> find(Asked asked) {
    return jdbc.sql(FIND)
        .param("caller", asked.userId)
        .param("account", asked.account)
        .param("ref", asked.ref)
        .param("name", asked.ref.strip().toLowerCase(Locale.ROOT))
        .query(
            (row, number) ->
                new Found(
                    OrganizationRows.MAPPER.mapRow(row, number),
                    role(row.getString("caller_role"), row.getString("caller_permissions")),
                    role(row.getString("parent_role"), null)))
        .optional();
  }

  /** No custom role is named like a built-in one. */
  private static Role role(String name, String permissions) {
    return name == null
        ? null
        : Role.named(name).orElseGet(() -> CustomRoles.role(name, permissions));
  }

  /** All that the answer depends on. */
  private record Asked(String userId, String account, String ref) {}

  private record Found(OrganizationRow organization, Role role, Role parentRole) {

    Visit visit(Caller caller, AsOf asOf) {
      return new Visit(organization, caller, role, parentRole, !asOf.isPresent());
    }
  }
}
