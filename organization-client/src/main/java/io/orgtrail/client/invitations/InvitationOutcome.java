package io.orgtrail.client.invitations;

import io.orgtrail.api.errors.Rejection;

/**
 * What came of one of many invitations.
 *
 * @param email whom it was to invite
 * @param status ACCEPTED or REJECTED
 * @param invitationId its id, {@code null} when it was rejected
 * @param error why it was rejected, {@code null} when it was not
 */
public record InvitationOutcome(
    String email, String status, String invitationId, Rejection.Body error) {

  /** Whether it was made. */
  public boolean isAccepted() {
    return error == null;
  }
}
