package io.orgtrail.api.organizations;

/** How an organization stands to others. */
public enum Kind {
  /** On its own. */
  STANDARD,
  /** Part of a parent, whose owners and admins may read it. */
  SUB,
  /** A customer of a parent, which may not read it. */
  CLIENT
}
