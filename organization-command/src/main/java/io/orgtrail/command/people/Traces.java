package io.orgtrail.command.people;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.invitations.InvitationEvent;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.members.MemberEvent;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationProfileChanged;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.Erased;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an organization's events told about somebody who is forgotten. */
final class Traces {

  private final String organizationId;
  private final Set<String> userIds;
  private final Set<String> invitationIds = new TreeSet<>();
  private boolean contact;

  Traces(String organizationId, List<String> userIds) {
    this.organizationId = organizationId;
    this.userIds = new TreeSet<>(userIds);
  }

  /**
   * Looks at the next of the events that tell about them.
   *
   * @param payload with what was told as erased
   */
  void on(String type, String payload) {
    MessageCatalogue.event(type).ifPresent(known -> on(Json.mapper().readValue(payload, known)));
  }

  private void on(Event event) {
    if (event instanceof MemberEvent member) {
      userIds.add(member.userId());
    } else if (event instanceof SeatReserved seat) {
      offered(seat, seat.email());
    } else if (event instanceof MemberInvited invited) {
      offered(invited, invited.email());
    } else if (event instanceof InvitationResent resent) {
      offered(resent, resent.email());
    } else if (event instanceof OrganizationCreated created) {
      contact = Erased.is(created.profile().email());
    } else if (event instanceof OrganizationProfileChanged changed) {
      contact = Erased.is(changed.profile().email());
    }
  }

  /** To them, or else by them. */
  private void offered(InvitationEvent invitation, EmailAddress email) {
    if (Erased.is(email)) {
      invitationIds.add(invitation.invitationId());
    }
  }

  PersonForgotten forgotten() {
    return new PersonForgotten(
        organizationId, List.copyOf(userIds), List.copyOf(invitationIds), contact);
  }
}
