package io.orgtrail.embedded;

/** How one role reaches a database. */
public record PostgresAccess(String url, String user, String password) {}
