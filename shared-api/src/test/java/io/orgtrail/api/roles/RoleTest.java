package io.orgtrail.api.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final List<List<String>> TABLE = table();

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

    assertThat(actual).isEqualTo(documented());
  }

  @Test
  void everyPermissionStandsInTheTable() {
    var rows = TABLE.stream().skip(1).flatMap(row -> words(row.get(0)));

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

  private static Map<String, Set<String>> documented() {
    var header = TABLE.get(0);
    var roles = new HashMap<String, Set<String>>();
    for (var row : TABLE.subList(1, TABLE.size())) {
      for (var column = 1; column < header.size(); column++) {
        var granted = row.get(column).equals("x") ? words(row.get(0)).toList() : List.<String>of();
        words(header.get(column))
            .forEach(role -> roles.computeIfAbsent(role, r -> new HashSet<>()).addAll(granted));
      }
    }
    return roles;
  }

  private static List<List<String>> table() {
    try {
      var page = Files.readString(Path.of("..", "docs", "permissions.md"));
      return page.substring(page.indexOf("<!-- roles -->"), page.indexOf("<!-- /roles -->"))
          .lines()
          .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
          .map(RoleTest::cells)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String row) {
    return Stream.of(row.replace("`", "").split("\\|", -1))
        .map(String::strip)
        .toList()
        .subList(1, 8);
  }

  private static Stream<String> words(String cell) {
    return Stream.of(cell.split(", *"));
  }
}
