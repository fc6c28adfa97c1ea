package io.orgtrail.api.messages;

/** A command that gives somebody a role: the caller must hold every permission of it. */
public interface GrantsRole {

  /** Name of the role given; may be unknown to the organization. */
  String role();
}
