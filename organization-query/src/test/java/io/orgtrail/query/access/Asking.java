package io.orgtrail.query.access;

import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.fixtures.Client;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One of all kinds of callers before an organization.
 *
 * @param name what kind
 * @param userId whom the token names
 * @param client asks as they do
 * @param isMember whether they are a member
 * @param permissions what they hold in the organization
 * @param traits what else they are, in the words of the documentation
 */
record Asking(
    String name,
    String userId,
    Client client,
    boolean isMember,
    Set<String> permissions,
    Set<String> traits) {

  static final String THEMSELVES = "the member themselves";

  private static final String OPERATOR = "an operator";

  /** Somebody who is none of its members, and at most what the traits say. */
  static Asking stranger(String name, String userId, Client client, String... traits) {
    return new Asking(name, userId, client, false, Set.of(), signedIn(traits));
  }

  /** Somebody who runs the installation. */
  static Asking operator(String userId, Client client) {
    return stranger("operator", userId, client, OPERATOR);
  }

  /** Whoever has the role. */
  static Asking member(Role role, String userId, Client client, String... traits) {
    var all = signedIn(traits);
    all.add("any member");
    return new Asking(role.name(), userId, client, true, names(role.permissions()), all);
  }

  /** An admin of the organization that it is a part of. */
  static Asking fromAbove(String userId, Client client) {
    var held = names(Set.of(Permission.ORGANIZATION_READ, Permission.MEMBERS_READ));
    return new Asking("admin of the parent", userId, client, false, held, signedIn());
  }

  /** The same, about themselves. */
  Asking aboutThemselves() {
    var all = new HashSet<>(traits);
    if (isMember) {
      all.add(THEMSELVES);
    }
    return new Asking(name, userId, client, isMember, permissions, all);
  }

  boolean isOperator() {
    return traits.contains(OPERATOR);
  }

  private static Set<String> signedIn(String... traits) {
    var all = new HashSet<>(Arrays.asList(traits));
    all.addAll(Set.of("anyone", "anyone signed in"));
    return all;
  }

  private static Set<String> names(Set<Permission> permissions) {
    return permissions.stream().map(Permission::wireName).collect(Collectors.toSet());
  }
}
