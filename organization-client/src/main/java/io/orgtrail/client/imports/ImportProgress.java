package io.orgtrail.client.imports;

/**
 * How far an import is.
 *
 * @param made how many people and things it has made
 * @param already how many were there before, as when it was begun again
 * @param rejected how many it could not make
 */
public record ImportProgress(long made, long already, long rejected) {

  /** How many were tried. */
  public long tried() {
    return made + already + rejected;
  }
}
