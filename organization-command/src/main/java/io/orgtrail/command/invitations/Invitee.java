package io.orgtrail.command.invitations;

import static io.orgtrail.command.deciding.Rules.rejectIf;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.command.seats.Seats;
import java.time.Instant;

/** Somebody who answers an invitation, and how they prove that it is for them. */
record Invitee(Caller caller, String secret, InvitationSecrets secrets) {

  /**
   * The address must be the invited one, always; then it is verified or the secret is right; a
   * wrong secret always fails.
   */
  void requireMayAnswer(InvitationAggregate invitation, Seats seats, Instant now) {
    rejectIf(
        secret != null && !secrets.isRight(secret, invitation),
        ErrorCode.WRONG_SECRET,
        "The secret is not that of the latest link.");
    rejectIf(
        !invitation.invited().email().sameAs(caller.email()),
        ErrorCode.EMAIL_MISMATCH,
        "The invitation is for another e-mail address than the token's.");
    rejectIf(
        !caller.emailVerified() && secret == null,
        ErrorCode.EMAIL_NOT_VERIFIED,
        "The e-mail address must be verified, or the secret of the link given.");
    rejectIf(
        invitation.isOver(now), ErrorCode.INVITATION_EXPIRED, "The invitation's time is over.");
    invitation.requirePending(seats, now);
  }
}
