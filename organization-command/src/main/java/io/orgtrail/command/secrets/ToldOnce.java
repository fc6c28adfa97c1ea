package io.orgtrail.command.secrets;

/**
 * A secret on its way into the one reply that tells it, on the caller's own channel; left out
 * wherever a reply is stored, repeated or sent elsewhere.
 */
public record ToldOnce(String value) {

  /** Says nothing of the secret: this may stand in a log. */
  @Override
  public String toString() {
    return "ToldOnce";
  }
}
