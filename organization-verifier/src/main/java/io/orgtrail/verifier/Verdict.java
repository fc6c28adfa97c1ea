package io.orgtrail.verifier;

/**
 * What was found out about an organization.
 *
 * @param organizationId which one
 * @param status what it comes to
 * @param events how many events the export has
 * @param unproven how many of them, the newest, have no link yet
 * @param position position of the newest event with a link, {@code null} when there is none
 * @param head its link in hexadecimal
 * @param checkpoints how many checkpoints say the same
 * @param firstBroken position of the first event that is not what was recorded, or where events are
 *     missing
 * @param reason what is wrong there
 */
public record Verdict(
    String organizationId,
    Status status,
    long events,
    long unproven,
    Long position,
    String head,
    long checkpoints,
    Long firstBroken,
    String reason) {

  /** What it comes to. */
  public enum Status {
    /** Every event that has a link is what was recorded, and none is missing. */
    VERIFIED,
    /** Events are not there; those that are may be right. */
    INCOMPLETE,
    /** An event is not what was recorded. */
    BROKEN
  }

  /** Of an organization that checkpoints know, and the export does not. */
  static Verdict absent(String organizationId, Claims claims) {
    return new Verdict(
        organizationId,
        Status.INCOMPLETE,
        0,
        0,
        null,
        null,
        0,
        null,
        "it is not in the export, but a checkpoint knows position " + claims.lastPosition());
  }

  /** Whether every event that has a link is what was recorded, and none is missing. */
  public boolean isVerified() {
    return status == Status.VERIFIED;
  }
}
