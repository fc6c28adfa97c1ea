package io.orgtrail.client.organizations;

import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.requests.Reads;
import io.orgtrail.client.requests.Scope;

/** What organizations are, now or at a moment before. */
public class OrganizationReads {

  private final Reads reads;

  /** Asks with these. */
  public OrganizationReads(Reads reads) {
    this.reads = reads;
  }

  /**
   * One organization.
   *
   * @param ref its id, its slug, or its name in the caller's account
   * @throws RequestRejectedException {@code ORGANIZATION_NOT_FOUND} when there is none that the
   *     caller may see, {@code ORGANIZATION_DELETED} when it is no more
   */
  public Organization get(String ref) {
    return reads.get(Organization.class, Scope.path(ref, ""));
  }

  /** An organization in numbers: members by role, invitations, teams, projects, seats. */
  public Overview overview(String ref) {
    return reads.get(Overview.class, Scope.path(ref, "/overview"));
  }

  Reads reads() {
    return reads;
  }
}
