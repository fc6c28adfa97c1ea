package io.orgtrail.command.teams;

import io.orgtrail.api.roles.TeamRole;
import java.util.HashMap;
import java.util.Map;

/** A team, and who is in it with which role. */
record Team(Look look, Map<String, String> roles) {

  Team(Look look) {
    this(look, new HashMap<>());
  }

  /** What a team is called and shown as. */
  record Look(String name, String slug, String description, String color) {}

  Team shownAs(Look newLook) {
    return new Team(newLook, roles);
  }

  /** The role of a member of the team, {@code null} for others. */
  String roleOf(String userId) {
    return roles.get(userId);
  }

  boolean isLead(String userId) {
    return TeamRole.LEAD.equals(roles.get(userId));
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
