package io.orgtrail.api.personal;

/** What stands in place of personal data of somebody who is forgotten. */
public final class Erased {

  /** The text that is shown; no address, so that nobody can have it. */
  public static final String TEXT = "erased";

  private Erased() {}

  /** Whether something stood there once. */
  public static boolean is(EmailAddress email) {
    return email != null && email.typed().equals(TEXT);
  }
}
