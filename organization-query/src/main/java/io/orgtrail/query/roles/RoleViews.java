package io.orgtrail.query.roles;

import io.orgtrail.query.access.CustomRoles;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the roles that organizations make for themselves. */
@Component
class RoleViews {

  private static final String MADE_BY =
      """
      SELECT name, permissions FROM custom_role
      WHERE organization_id = :id ORDER BY defined_position""";

  private final JdbcClient jdbc;

  RoleViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An organization's own roles by the time they were first defined. */
  List<RoleView> madeBy(String organizationId) {
    return jdbc.sql(MADE_BY)
        .param("id", organizationId)
        .query(
            (row, number) ->
                RoleView.of(CustomRoles.role(row.getString("name"), row.getString("permissions"))))
        .list();
  }
}
