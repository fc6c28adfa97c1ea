package io.orgtrail.command.members;

/** What becoming a member by another way does to an invitation. */
public interface PendingInvitations {

  /** Ends the invitation, in the transaction of the command at hand. */
  void cancel(String organizationId, String invitationId, long organizationVersion);
}
