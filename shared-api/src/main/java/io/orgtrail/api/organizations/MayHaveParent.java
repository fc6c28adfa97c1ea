package io.orgtrail.api.organizations;

/** What makes an organization that may belong to another one. */
interface MayHaveParent {

  /** What it is to its parent. */
  Kind kind();

  /** Its parent, {@code null} when it has none. */
  String parentOrganizationId();
}
