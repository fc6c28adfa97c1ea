package io.orgtrail.client.invitations;

import io.orgtrail.api.invitations.InvitationCommand.AcceptInvitation;
import io.orgtrail.api.invitations.InvitationCommand.CancelInvitation;
import io.orgtrail.api.invitations.InvitationCommand.DeclineInvitation;
import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationCommand.ResendInvitation;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.requests.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.core.type.TypeReference;

/**
 * The invitations of an organization. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 *
 * <pre>{@code
 * var invitation = client.invitations(acme).create("lea@example.com", "LABELER");
 * client.invitations(acme).create("pia@example.com", it -> it.projectRole(project.id(), "LABELER"));
 * client.invitations(acme).create("tom@example.com", it -> it.teamRole(team.id(), "MEMBER"));
 * client.invitations(acme).resend(invitation.id());
 * var invite =
 *     client.invitations(acme).list().stream()
 *         .filter(it -> it.email().equals("lea@example.com"))
 *         .findFirst()
 *         .orElseThrow();
 * client.invitations(acme).cancel(invite.id());
 * var limit = client.invitations(acme).limit();
 * var mine = one.me().invitations().stream().findFirst().orElseThrow();
 * one.invitations(mine.invitation().organizationId()).accept(mine.invitation().id());
 * }</pre>
 */
public final class Invitations extends InvitationReads {

  private static final int MOST_AT_ONCE = 1_000;
  private static final TypeReference<List<InvitationOutcome>> OUTCOMES = new TypeReference<>() {};

  /** Reads and changes the invitations of that organization. */
  public Invitations(Scope scope) {
    super(scope);
  }

  /** Invites somebody to be a member with that role. */
  public Invitation create(String email, String role) {
    return create(email, invitation -> invitation.role(role));
  }

  /**
   * Invites somebody.
   *
   * @param more says to what, and how
   */
  public Invitation create(String email, UnaryOperator<NewInvitation> more) {
    var reply = scope().execute(id -> more.apply(NewInvitation.to(email)).entry().in(id));
    return get((String) reply.result().get("invitationId"));
  }

  /**
   * Invites any number of people, a thousand in one command: one that is rejected keeps no other
   * back.
   *
   * @return what came of each, in the same order
   */
  public List<InvitationOutcome> createAll(List<NewInvitation> invitations) {
    return createAll(invitations, outcomes -> {});
  }

  /**
   * The same, and tells how far it is.
   *
   * @param progress told what came of each thousand as soon as it is known
   */
  public List<InvitationOutcome> createAll(
      List<NewInvitation> invitations, Consumer<List<InvitationOutcome>> progress) {
    var outcomes = new ArrayList<InvitationOutcome>();
    for (var start = 0; start < invitations.size(); start += MOST_AT_ONCE) {
      var end = Math.min(invitations.size(), start + MOST_AT_ONCE);
      var some = createSome(invitations.subList(start, end));
      outcomes.addAll(some);
      progress.accept(some);
    }
    return outcomes;
  }

  private List<InvitationOutcome> createSome(List<NewInvitation> invitations) {
    var entries = invitations.stream().map(NewInvitation::entry).toList();
    var reply = scope().execute(id -> new InviteMembers(id, entries));
    return Json.mapper().convertValue(reply.result().get("invitations"), OUTCOMES);
  }

  /** Sends an invitation again, with a new link and a week more; the old link is dead. */
  public Invitation resend(String invitationId) {
    scope().execute(id -> new ResendInvitation(id, invitationId, null));
    return get(invitationId);
  }

  /** Takes an invitation back. */
  public Accepted cancel(String invitationId) {
    return scope().execute(id -> new CancelInvitation(id, invitationId));
  }

  /** Makes the caller a member, whose verified e-mail address was invited. */
  public Accepted accept(String invitationId) {
    return accept(invitationId, null);
  }

  /**
   * The same for who has the link of the mail.
   *
   * @param secret what stands behind {@code #} in it, {@code null} for a verified address
   */
  public Accepted accept(String invitationId, String secret) {
    return scope().execute(id -> new AcceptInvitation(id, invitationId, secret));
  }

  /** Turns the offer down, for the caller whose verified e-mail address was invited. */
  public Accepted decline(String invitationId) {
    return scope().execute(id -> new DeclineInvitation(id, invitationId, null));
  }
}
