package io.orgtrail.api.personal;

/**
 * Somebody whom personal data is about, by what they are known by: one person may be known by
 * several.
 *
 * @param kind what the id is
 * @param id the user id, or the address in its normal form
 */
public record Person(Kind kind, String id) {

  /** What somebody is known by. */
  public enum Kind {
    /** Their id at the identity provider. */
    USER,
    /** An e-mail address of theirs. */
    ADDRESS
  }

  /** Whoever has that user id. */
  public static Person user(String userId) {
    return new Person(Kind.USER, userId);
  }

  /** Whoever has that address. */
  public static Person address(EmailAddress email) {
    return new Person(Kind.ADDRESS, email.normalized());
  }
}
