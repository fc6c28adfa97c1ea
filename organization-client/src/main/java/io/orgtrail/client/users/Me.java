package io.orgtrail.client.users;

import io.orgtrail.api.roles.Role;
import io.orgtrail.client.organizations.Organization;
import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Reads;
import java.util.List;
import java.util.Optional;

/** What concerns the caller, whoever the token names. */
public final class Me {

  private final Reads reads;

  /** Asks with these. */
  public Me(Reads reads) {
    this.reads = reads;
  }

  /** The organizations the caller is a member of, each with the role there. */
  public Listing<MyOrganization> organizations() {
    return reads.list(MyOrganization.class, "/users/me/organizations", Query.NONE);
  }

  /** The pending invitations to the caller's verified e-mail address. */
  public Listing<MyInvitation> invitations() {
    return reads.list(MyInvitation.class, "/users/me/invitations", Query.NONE);
  }

  /** The organization the caller works in; empty when there is none. */
  public Optional<Organization> activeOrganization() {
    var active = reads.get(Active.class, "/users/me/active-organization");
    return Optional.ofNullable(active.organizationId())
        .map(id -> reads.get(Organization.class, "/organizations/" + Query.encoded(id)));
  }

  /** The roles that every organization has. */
  public List<Role> roles() {
    return reads.list(Role.class, "/roles", Query.NONE).toList();
  }

  record Active(String organizationId) {}
}
