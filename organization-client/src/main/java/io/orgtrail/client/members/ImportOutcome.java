package io.orgtrail.client.members;

import io.orgtrail.api.errors.Rejection;

/**
 * What came of bringing one of many members in.
 *
 * @param status ACCEPTED or REJECTED
 * @param error why it was rejected, {@code null} when it was not
 */
public record ImportOutcome(String userId, String status, Rejection.Body error) {

  /** Whether they are a member now. */
  public boolean isAccepted() {
    return error == null;
  }
}
