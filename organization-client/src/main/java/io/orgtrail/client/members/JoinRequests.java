package io.orgtrail.client.members;

import io.orgtrail.api.members.MemberCommand.ApproveJoinRequest;
import io.orgtrail.api.members.MemberCommand.RejectJoinRequest;
import io.orgtrail.api.members.MemberCommand.RequestToJoin;
import io.orgtrail.api.members.MemberCommand.WithdrawJoinRequest;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;

/**
 * Who wants to join an organization. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 */
public final class JoinRequests {

  private final Scope scope;

  /** Reads and decides the requests to that organization. */
  public JoinRequests(Scope scope) {
    this.scope = scope;
  }

  /** Requests that nobody has decided, oldest first. */
  public Listing<JoinRequest> list() {
    return scope.list(JoinRequest.class, "/join-requests", Query.NONE);
  }

  /**
   * Asks a PUBLIC organization to take the caller in.
   *
   * @param message what to say, {@code null} for nothing
   */
  public Accepted create(String message) {
    return scope.execute(id -> new RequestToJoin(id, message));
  }

  /** Takes the caller's own request back. */
  public Accepted withdraw() {
    return scope.execute(WithdrawJoinRequest::new);
  }

  /** Takes somebody in with a role. */
  public Accepted approve(String userId, String role) {
    return scope.execute(id -> new ApproveJoinRequest(id, userId, role));
  }

  /**
   * Turns somebody down.
   *
   * @param reason why, {@code null} for none
   */
  public Accepted reject(String userId, String reason) {
    return scope.execute(id -> new RejectJoinRequest(id, userId, reason));
  }
}
