package io.orgtrail.api.messages;

/** A command that changes or takes the role somebody has: the caller must hold all of it. */
public interface ConcernsMember {

  /** The user concerned; may be no member. */
  String userId();
}
