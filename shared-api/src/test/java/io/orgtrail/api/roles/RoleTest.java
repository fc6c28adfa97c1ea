package io.orgtrail.api.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

  /** The permissions of the built-in roles, as the documentation shows them. */
  private static final String TABLE =
      """
      | permission                                      | OWNER | ADMIN | MEMBER | READ_ONLY | WORKER, ANNOTATOR, LABELER, REVIEWER | NONE |
      | organization:read                               | x     | x     | x      | x         | x                                    |      |
      | members:read                                    | x     | x     | x      | x         | x                                    |      |
      | projects:create, tags:manage                    | x     | x     | x      |           |                                      |      |
      | organization:update, members:manage             | x     | x     |        |           |                                      |      |
      | invitations:manage, teams:manage                | x     | x     |        |           |                                      |      |
      | projects:manage, integrations:manage            | x     | x     |        |           |                                      |      |
      | webhooks:manage, cache:manage                   | x     | x     |        |           |                                      |      |
      | roles:manage, audit:read                        | x     | x     |        |           |                                      |      |
      | organization:delete, ownership:transfer         | x     |       |        |           |                                      |      |
      | plan:change                                     | x     |       |        |           |                                      |      |
      """;

  @Test
  void holdsExactlyThePermissionsOfTheTable() {
    var actual =
        Role.all().stream()
            .collect(
                Collectors.toMap(
                    Role::name,
                    role ->
                        role.permissions().stream()
                            .map(Permission::wireName)
                            .collect(Collectors.toSet())));

    assertThat(actual).isEqualTo(table());
  }

  @Test
  void everyPermissionStandsInTheTable() {
    var rows = TABLE.lines().skip(1).flatMap(row -> words(cells(row).get(0)));

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Permission.values()).map(Permission::wireName).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, OWNER, true",
    "OWNER, ADMIN, true",
    "OWNER, NONE, true",
    "ADMIN, OWNER, false",
    "ADMIN, ADMIN, true",
    "ADMIN, ANNOTATOR, true",
    "MEMBER, ADMIN, false",
    "MEMBER, READ_ONLY, true",
    "READ_ONLY, MEMBER, false",
    "WORKER, REVIEWER, true",
    "REVIEWER, WORKER, true",
    "NONE, WORKER, false",
    "NONE, NONE, true"
  })
  void coversRolesThatHoldNothingMore(String role, String other, boolean covers) {
    assertThat(named(role).covers(named(other))).isEqualTo(covers);
  }

  @Test
  void knowsTheBuiltInRolesByTheirExactNames() {
    assertThat(Role.named("owner")).isEmpty();
    assertThat(Role.named("KING")).isEmpty();
    assertThat(Role.named(null)).isEmpty();
    assertThat(Role.all()).allMatch(Role::builtIn).extracting(Role::name).startsWith("OWNER");
  }

  @Test
  void namesTheRolesWithAPermission() {
    assertThat(Role.namesWith(Permission.ORGANIZATION_UPDATE))
        .containsExactlyInAnyOrder("OWNER", "ADMIN");
    assertThat(Role.namesWith(Permission.PLAN_CHANGE)).containsExactly("OWNER");
  }

  private static Role named(String name) {
    return Role.named(name).orElseThrow();
  }

  private static Map<String, Set<String>> table() {
    var header = TABLE.lines().findFirst().map(RoleTest::cells).orElseThrow();
    var table = new HashMap<String, Set<String>>();
    for (var row : TABLE.lines().skip(1).map(RoleTest::cells).toList()) {
      for (var column = 1; column < header.size(); column++) {
        var granted = row.get(column).equals("x") ? words(row.get(0)).toList() : List.<String>of();
        words(header.get(column))
            .forEach(role -> table.computeIfAbsent(role, r -> new HashSet<>()).addAll(granted));
      }
    }
    return table;
  }

  private static List<String> cells(String row) {
    return Stream.of(row.strip().split("\\|", -1)).map(String::strip).toList().subList(1, 8);
  }

  private static Stream<String> words(String cell) {
    return Stream.of(cell.split(", *"));
  }
}
