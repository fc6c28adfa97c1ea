package io.orgtrail.client;

import io.orgtrail.client.invitations.InvitationReads;
import io.orgtrail.client.members.MemberReads;
import io.orgtrail.client.organizations.OrganizationReads;
import io.orgtrail.client.projects.ProjectReads;
import io.orgtrail.client.requests.Scope;
import io.orgtrail.client.roles.RoleReads;
import io.orgtrail.client.teams.TeamReads;
import java.util.function.Function;

/** How everything was right after a moment, as far as the caller may see it today. */
public final class Past {

  private final Function<String, Scope> scopes;
  private final OrganizationReads organizations;

  Past(OrganizationReads organizations, Function<String, Scope> scopes) {
    this.organizations = organizations;
    this.scopes = scopes;
  }

  /** Organizations as they were. */
  public OrganizationReads organizations() {
    return organizations;
  }

  /** Who was in an organization. */
  public MemberReads members(String organization) {
    return new MemberReads(scopes.apply(organization));
  }

  /** The invitations of an organization as they were. */
  public InvitationReads invitations(String organization) {
    return new InvitationReads(scopes.apply(organization));
  }

  /** The teams of an organization as they were. */
  public TeamReads teams(String organization) {
    return new TeamReads(scopes.apply(organization));
  }

  /** The projects of an organization as they were. */
  public ProjectReads projects(String organization) {
    return new ProjectReads(scopes.apply(organization));
  }

  /** The roles of an organization as they were. */
  public RoleReads roles(String organization) {
    return new RoleReads(scopes.apply(organization));
  }
}
