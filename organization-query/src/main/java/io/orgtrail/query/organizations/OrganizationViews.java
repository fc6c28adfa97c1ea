package io.orgtrail.query.organizations;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.access.CustomRoles;
import io.orgtrail.query.access.OrganizationRow;
import io.orgtrail.query.access.OrganizationRows;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Positioned;
import io.orgtrail.query.readmodel.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads organizations. */
@Component
class OrganizationViews {

  private static final String ALL =
      """
      SELECT o.* FROM organization o
      WHERE o.deleted_at IS NULL AND o.created_position > :after""";

  private static final String READABLE_BY =
      """
      SELECT o.* FROM member m JOIN organization o ON o.id = m.organization_id
      LEFT JOIN custom_role r ON r.organization_id = m.organization_id AND r.name = m.role
      WHERE m.user_id = :caller
        AND (m.role IN (:roles) OR r.permissions @> CAST(:permission AS jsonb))
        AND o.deleted_at IS NULL AND o.created_position > :after""";

  private static final String NAMED = " AND o.name_key LIKE :name";
  private static final String IN_ORDER = " ORDER BY o.created_position LIMIT :fetch";

  private static final String MEMBERSHIPS =
      """
      SELECT o.*, m.role FROM member m JOIN organization o ON o.id = m.organization_id
      WHERE m.user_id = :caller AND o.deleted_at IS NULL AND o.created_position > :after
      ORDER BY o.created_position LIMIT :fetch""";

  private static final String CHILDREN =
      """
      SELECT id, slug, name, kind, created_position FROM organization
      WHERE parent_organization_id = :id AND deleted_at IS NULL AND created_position > :after
      ORDER BY created_position LIMIT :fetch""";

  private static final String ACTIVE =
      """
      SELECT CASE WHEN active THEN organization_id END FROM active_organization
      WHERE user_id = :caller ORDER BY position DESC LIMIT 1""";

  private final JdbcClient jdbc;

  OrganizationViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The living organizations the caller may read, all of them for an operator. */
  List<Positioned<OrganizationView>> readableBy(Caller caller, String name, Paging paging) {
    var from = caller.operator() ? ALL : READABLE_BY;
    var query = jdbc.sql(from + (name.isBlank() ? "" : NAMED) + IN_ORDER);
    if (!caller.operator()) {
      query =
          query
              .param("caller", caller.userId())
              .param("roles", Role.namesWith(Permission.ORGANIZATION_READ))
              .param("permission", CustomRoles.holding(Permission.ORGANIZATION_READ));
    }
    return query
        .param("name", Columns.containing(name))
        .param("after", paging.afterOrStart())
        .param("fetch", paging.fetch())
        .query((row, number) -> positioned(OrganizationRows.MAPPER.mapRow(row, number)))
        .list();
  }

  /** The living organizations the caller is a member of, whatever the role. */
  List<Positioned<MembershipView>> membershipsOf(Caller caller, Paging paging) {
    return jdbc.sql(MEMBERSHIPS)
        .param("caller", caller.userId())
        .param("after", paging.afterOrStart())
        .param("fetch", paging.fetch())
        .query(
            (row, number) -> {
              var organization = positioned(OrganizationRows.MAPPER.mapRow(row, number));
              var view = new MembershipView(organization.entry(), row.getString("role"));
              return new Positioned<>(organization.position(), view);
            })
        .list();
  }

  List<Positioned<ChildView>> childrenOf(String organizationId, Paging paging) {
    return jdbc.sql(CHILDREN)
        .param("id", organizationId)
        .param("after", paging.afterOrStart())
        .param("fetch", paging.fetch())
        .query(
            (row, number) ->
                new Positioned<>(
                    row.getLong("created_position"),
                    new ChildView(
                        row.getString("id"),
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("kind"))))
        .list();
  }

  ActiveOrganizationView activeOf(Caller caller) {
    var found =
        jdbc.sql(ACTIVE)
            .param("caller", caller.userId())
            .query((row, number) -> new ActiveOrganizationView(row.getString(1)))
            .optional();
    return found.orElse(new ActiveOrganizationView(null));
  }

  private static Positioned<OrganizationView> positioned(OrganizationRow row) {
    return new Positioned<>(row.createdPosition(), OrganizationView.of(row));
  }
}
