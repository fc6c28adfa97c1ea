package io.orgtrail.client.roles;

import io.orgtrail.api.roles.Role;
import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;

/** The roles of an organization, built in or its own, now or at a moment before. */
public class RoleReads {

  private final Scope scope;

  /** Asks about that organization. */
  public RoleReads(Scope scope) {
    this.scope = scope;
  }

  /** All roles, the built-in ones first. */
  public Listing<Role> list() {
    return scope.list(Role.class, "/roles", Query.NONE);
  }

  Scope scope() {
    return scope;
  }
}
