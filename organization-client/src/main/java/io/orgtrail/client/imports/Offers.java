package io.orgtrail.client.imports;

import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.personal.Erased;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Invitations that are pending. */
final class Offers {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_DAYS = 30;

  private final Map<String, MemberInvited> invited = new LinkedHashMap<>();
  private final Map<String, Instant> until = new LinkedHashMap<>();

  void learn(Handlers handlers) {
    handlers
        .on(MemberInvited.class, this::invited)
        .on(InvitationResent.class, event -> until.put(event.invitationId(), event.expiresAt()))
        .on(InvitationAccepted.class, event -> invited.remove(event.invitationId()))
        .on(InvitationDeclined.class, event -> invited.remove(event.invitationId()))
        .on(InvitationCanceled.class, event -> invited.remove(event.invitationId()))
        .on(InvitationExpired.class, event -> invited.remove(event.invitationId()))
        .on(OrganizationDeleted.class, event -> invited.clear())
        .ignore(SeatReserved.class)
        .ignore(SeatReleased.class);
  }

  private void invited(MemberInvited event) {
    invited.put(event.invitationId(), event);
    until.put(event.invitationId(), event.expiresAt());
  }

  /**
   * Makes those anew that are good at a time, each by itself, for as many days as they have left.
   *
   * @param sendMail whether to tell who is invited
   */
  Stream<Command> commands(Teams teams, Projects projects, Instant now, boolean sendMail) {
    return invited.values().stream()
        .filter(offer -> !Erased.is(offer.email()) && now.isBefore(until.get(offer.invitationId())))
        .map(
            offer ->
                new InviteMembers(
                    offer.organizationId(),
                    List.of(
                        new InviteMembers.Entry(
                            offer.email().typed(),
                            offer.role(),
                            projects.existing(offer.projectRoles()),
                            teams.existing(offer.teamRoles()),
                            daysLeft(now, until.get(offer.invitationId())),
                            Known.text(offer.message()),
                            sendMail,
                            offer.invitationId()))));
  }

  private static int daysLeft(Instant now, Instant until) {
    var begun = Duration.between(now, until).plus(DAY).minusNanos(1).dividedBy(DAY);
    return (int) Math.max(1, Math.min(MOST_DAYS, begun));
  }
}
