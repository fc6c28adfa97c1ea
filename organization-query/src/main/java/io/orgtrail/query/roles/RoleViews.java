package io.orgtrail.query.roles;

import io.orgtrail.query.access.CustomRoles;
import io.orgtrail.query.timetravel.State;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the roles that organizations make for themselves. */
@Component
class RoleViews {

  private static final String MADE_IN =
      """
      SELECT name, permissions FROM custom_role
      WHERE organization_id = :id ORDER BY defined_position""";

  /** An organization's own roles by the time they were first defined. */
  List<RoleView> madeIn(State state) {
    return state
        .sql(MADE_IN)
        .query(
            (row, number) ->
                RoleView.of(CustomRoles.role(row.getString("name"), row.getString("permissions"))))
        .list();
  }
}
