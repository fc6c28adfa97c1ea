package io.orgtrail.query.readmodel;

/**
 * A read model in a schema of its own.
 *
 * @param number its number: later ones are higher
 * @param version what it was made by; of one from before there was a record, nothing is known
 * @param isLive whether no other has taken its place
 */
public record Generation(int number, ReadModelVersion version, boolean isLive) {

  /** Name of its schema. */
  public String schema() {
    return "read_" + number;
  }
}
