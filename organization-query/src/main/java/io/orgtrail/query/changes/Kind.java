package io.orgtrail.query.changes;

/** Kinds of things that an organization has, each with its table and the column that names one. */
enum Kind {
  ORGANIZATION("organization", "id"),
  MEMBER("member", "user_id"),
  TEAM("team", "id", "team_member", "team_id"),
  PROJECT("project", "id", "project_member", "project_id"),
  INVITATION("invitation", "id"),
  ROLE("custom_role", "name"),
  TAG("resource_tag", "id"),
  INTEGRATION("integration", "id"),
  WEBHOOK("webhook", "id");

  private final String table;
  private final String key;
  private final String membership;
  private final String memberOf;

  Kind(String table, String key) {
    this(table, key, null, null);
  }

  Kind(String table, String key, String membership, String memberOf) {
    this.table = table;
    this.key = key;
    this.membership = membership;
    this.memberOf = memberOf;
  }

  String table() {
    return table;
  }

  String key() {
    return key;
  }

  /** Whether there are people in such things. */
  boolean hasMembers() {
    return membership != null;
  }

  /** The table of who is in them. */
  String membership() {
    return membership;
  }

  /** The column of that table that names the thing. */
  String memberOf() {
    return memberOf;
  }
}
