package io.orgtrail.embedded;

/** The passwords of the two service roles. */
public record PostgresPasswords(String command, String query) {
  /** Good enough for a server that listens on loopback only. */
  public static final PostgresPasswords LOCAL =
      new PostgresPasswords("organization_command", "organization_query");
}
