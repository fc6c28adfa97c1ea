package io.orgtrail.query.access;

/**
 * Which teams or projects of an organization a caller sees.
 *
 * @param organizationId the organization
 * @param onlyOf the user who must have a role in them, {@code null} when all are seen
 */
public record Reach(String organizationId, String onlyOf) {

  /** Whether some may be out of sight. */
  public boolean isLimited() {
    return onlyOf != null;
  }
}
