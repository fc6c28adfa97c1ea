package io.orgtrail.api.invitations;

/** Where an invitation stands; every status but PENDING is final. */
public enum InvitationStatus {
  PENDING,
  ACCEPTED,
  DECLINED,
  CANCELED,
  EXPIRED
}
