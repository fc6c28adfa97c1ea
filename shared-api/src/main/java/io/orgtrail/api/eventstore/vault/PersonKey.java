package io.orgtrail.api.eventstore.vault;

/**
 * The key of somebody, by a number that is never given again.
 *
 * @param secret 32 bytes
 */
record PersonKey(long id, byte[] secret) {

  /** Says nothing of the key: this may stand in a log. */
  @Override
  public String toString() {
    return "PersonKey " + id;
  }
}
