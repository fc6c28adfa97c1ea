package io.orgtrail.client.invitations;

import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.client.organizations.InviteLimit;
import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;

/** The invitations of an organization, now or at a moment before. */
public class InvitationReads {

  private final Scope scope;

  /** Asks about that organization. */
  public InvitationReads(Scope scope) {
    this.scope = scope;
  }

  /** Those that are pending, oldest first. */
  public Listing<Invitation> list() {
    return withStatus(InvitationStatus.PENDING);
  }

  /**
   * Those of a status.
   *
   * @param status {@code null} for all
   */
  public Listing<Invitation> withStatus(InvitationStatus status) {
    return scope.list(Invitation.class, "/invitations", Query.NONE.with("status", status));
  }

  /** Those that are pending and offer a role in a project. */
  public Listing<Invitation> ofProject(String projectId) {
    return scope.list(
        Invitation.class,
        "/invitations",
        Query.NONE.with("status", InvitationStatus.PENDING).with("projectId", projectId));
  }

  /** One invitation, whatever became of it. */
  public Invitation get(String invitationId) {
    return scope.get(Invitation.class, "/invitations/" + Query.encoded(invitationId));
  }

  /** How many people can still be invited: who is invited holds a seat already. */
  public InviteLimit limit() {
    return scope.get(InviteLimit.class, "/invite-limit");
  }

  Scope scope() {
    return scope;
  }
}
