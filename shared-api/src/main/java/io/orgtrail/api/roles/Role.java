package io.orgtrail.api.roles;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A named set of permissions.
 *
 * @param name e.g. {@code ADMIN}
 * @param permissions what its holder may do
 * @param builtIn whether every organization has it
 */
public record Role(String name, Set<Permission> permissions, boolean builtIn) {

  /** Holds everything; an organization always has a member with it. */
  public static final String OWNER = "OWNER";

  /** What an owner becomes who transfers the ownership. */
  public static final String ADMIN = "ADMIN";

  /** The role of whoever is added without one. */
  public static final String MEMBER = "MEMBER";

  /** The one role of people whose account role is {@code annotator}. */
  public static final String ANNOTATOR = "ANNOTATOR";

  /** Holds nothing; what its holder may do, roles in projects and teams say. */
  public static final String NONE = "NONE";

  private static final Set<Permission> READ =
      EnumSet.of(Permission.ORGANIZATION_READ, Permission.MEMBERS_READ);
  private static final Set<Permission> CREATE =
      with(READ, Permission.PROJECTS_CREATE, Permission.TAGS_MANAGE);
  private static final Set<Permission> OWNERS_ALONE =
      EnumSet.of(
          Permission.ORGANIZATION_DELETE, Permission.OWNERSHIP_TRANSFER, Permission.PLAN_CHANGE);

  private static final List<Role> BUILT_IN =
      List.of(
          make(OWNER, EnumSet.allOf(Permission.class)),
          make(ADMIN, EnumSet.complementOf(EnumSet.copyOf(OWNERS_ALONE))),
          make(MEMBER, CREATE),
          make("READ_ONLY", READ),
          make("WORKER", READ),
          make(ANNOTATOR, READ),
          make("LABELER", READ),
          make("REVIEWER", READ),
          make(NONE, Set.of()));

  private static final Map<String, Role> BY_NAME =
      BUILT_IN.stream().collect(Collectors.toMap(Role::name, Function.identity()));

  public Role {
    permissions = Set.copyOf(permissions);
  }

  /** The roles every organization has, strongest first. */
  public static List<Role> all() {
    return BUILT_IN;
  }

  /** The built-in role of that name; empty when there is none. */
  public static Optional<Role> named(String name) {
    return name == null ? Optional.empty() : Optional.ofNullable(BY_NAME.get(name));
  }

  /** Whether its holder may do this. */
  public boolean grants(Permission permission) {
    return permissions.contains(permission);
  }

  /** Whether it holds every permission that the other one holds. */
  public boolean covers(Role other) {
    return permissions.containsAll(other.permissions);
  }

  /** Names of the built-in roles that hold the permission. */
  public static Set<String> namesWith(Permission permission) {
    return BUILT_IN.stream()
        .filter(role -> role.grants(permission))
        .map(Role::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Role make(String name, Set<Permission> permissions) {
    return new Role(name, permissions, true);
  }

  private static Set<Permission> with(Set<Permission> some, Permission... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }
}
