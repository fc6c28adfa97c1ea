package io.orgtrail.api.messages;

/** A command that gives, changes or ends a role: the caller must hold every permission of it. */
public interface GrantsRole {

  /** Name of the role; may be unknown to the organization. */
  String role();
}
