package io.orgtrail.query.roles;

import static io.orgtrail.api.roles.Permission.MEMBERS_READ;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;
import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.roles.RoleProjection.CUSTOM_ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleProjectionTest {

  private static final Row KEY = Row.of("organization_id", "acme", "name", "AUDITOR");
  private static final String READ = "[\"organization:read\",\"members:read\"]";

  @Test
  void showsARole() {
    assertThat(
            changes(
                new RoleDefined("acme", "AUDITOR", List.of(ORGANIZATION_READ, MEMBERS_READ), null)))
        .containsExactly(
            CUSTOM_ROLE.upsert(
                "organization_id",
                "acme",
                "name",
                "AUDITOR",
                "permissions",
                READ,
                "defined_position",
                5L));
  }

  @Test
  void followsItToItsEnd() {
    var permissions = List.of(ORGANIZATION_READ, MEMBERS_READ);
    assertThat(changes(new RoleDefined("acme", "AUDITOR", permissions, List.of())))
        .containsExactly(CUSTOM_ROLE.update(KEY, Row.of("permissions", READ)));
    assertThat(changes(new RoleDeleted("acme", "AUDITOR", permissions)))
        .containsExactly(CUSTOM_ROLE.delete(KEY));
  }

  @Test
  void keepsTheRolesOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme"))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new RoleProjection().changes(at(5, event));
  }
}
