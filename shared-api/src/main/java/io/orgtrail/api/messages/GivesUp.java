package io.orgtrail.api.messages;

/**
 * A command that takes something from a user: whatever it asks of others, a member may always give
 * it about themselves, for it only gives up power.
 */
public interface GivesUp {

  /** The user who loses something; may be no member. */
  String userId();
}
