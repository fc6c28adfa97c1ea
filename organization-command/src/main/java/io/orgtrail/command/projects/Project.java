package io.orgtrail.command.projects;

import io.orgtrail.api.roles.Role;
import java.util.HashMap;
import java.util.Map;

/**
 * A project: who has which role in it, who pays, and how much it holds.
 *
 * @param payerOrganizationId who pays, {@code null} before anybody was named
 */
record Project(String name, String payerOrganizationId, Usage usage, Map<String, String> roles) {

  Project(String name) {
    this(name, null, new Usage(0, 0), new HashMap<>());
  }

  /** How much a project holds. */
  record Usage(long datasets, long tasks) {}

  Project named(String newName) {
    return new Project(newName, payerOrganizationId, usage, roles);
  }

  Project paidBy(String organizationId) {
    return new Project(name, organizationId, usage, roles);
  }

  Project holding(Usage newUsage) {
    return new Project(name, payerOrganizationId, newUsage, roles);
  }

  /** The role somebody has in it, {@code null} for none. */
  String roleOf(String userId) {
    return roles.get(userId);
  }

  boolean isOwner(String userId) {
    return Role.OWNER.equals(roles.get(userId));
  }

  /** Whether somebody had no role in it before. */
  boolean put(String userId, String role) {
    return roles.put(userId, role) == null;
  }

  boolean remove(String userId) {
    return roles.remove(userId) != null;
  }

  int size() {
    return roles.size();
  }
}
