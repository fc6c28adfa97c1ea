package io.orgtrail.api.organizations;

/** Who may know that an organization exists. */
public enum Visibility {
  /** Its members alone. */
  PRIVATE,
  /** Anyone signed in sees its profile and may ask to join. */
  PUBLIC
}
