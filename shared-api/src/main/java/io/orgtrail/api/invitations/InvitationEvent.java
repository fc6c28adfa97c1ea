package io.orgtrail.api.invitations;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Target;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.api.personal.Person;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.api.personal.TellsOfPeople;
import io.orgtrail.api.roles.OffersRoles;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an offer of membership. The seat events stand in the organization's stream, the
 * others in the invitation's own.
 */
public sealed interface InvitationEvent extends Event {

  /** The offer, by an id that is unique inside the organization. */
  String invitationId();

  @Override
  default Target target() {
    return Target.invitation(invitationId());
  }

  /**
   * A seat is held for the person invited.
   *
   * @param role the role they are offered; {@code null} in events that did not tell yet
   * @param projectRoles the roles in projects they are offered
   * @param teamRoles the roles in teams they are offered
   */
  @Revision("1")
  record SeatReserved(
      String organizationId,
      String invitationId,
      EmailAddress email,
      @Nullable String role,
      List<ProjectRole> projectRoles,
      List<TeamRole> teamRoles)
      implements InvitationEvent, TellsOfPeople {

    @Override
    public List<Person> about(String field, String actor) {
      return List.of(Person.address(email));
    }

    public SeatReserved {
      projectRoles = projectRoles == null ? List.of() : List.copyOf(projectRoles);
      teamRoles = teamRoles == null ? List.of() : List.copyOf(teamRoles);
    }
  }

  /** The invitation ended without a member: its seat is free. */
  @Revision("1")
  record SeatReleased(String organizationId, String invitationId) implements InvitationEvent {}

  /** Somebody was offered a membership; carries what the mail needs to say. */
  @Revision("1")
  record MemberInvited(
      String organizationId,
      String invitationId,
      EmailAddress email,
      String role,
      List<ProjectRole> projectRoles,
      List<TeamRole> teamRoles,
      String organizationName,
      String invitedBy,
      @Nullable PersonName inviterName,
      @Nullable FreeText message,
      int issue,
      Instant expiresAt,
      @JsonProperty("notify") boolean sendMail)
      implements InvitationEvent, OffersRoles, TellsOfPeople {

    @Override
    public List<Person> about(String field, String actor) {
      return InvitationEvent.inviteeOrInviter(field, email, actor);
    }

    public MemberInvited {
      projectRoles = projectRoles == null ? List.of() : List.copyOf(projectRoles);
      teamRoles = teamRoles == null ? List.of() : List.copyOf(teamRoles);
    }
  }

  /**
   * The offer was sent again: only the link of this issue is good.
   *
   * @param previousExpiresAt until when it was good before; {@code null} in events that did not
   *     tell yet
   */
  @Revision("1")
  record InvitationResent(
      String organizationId,
      String invitationId,
      EmailAddress email,
      String role,
      String organizationName,
      @Nullable PersonName inviterName,
      @Nullable FreeText message,
      int issue,
      Instant expiresAt,
      @JsonProperty("notify") boolean sendMail,
      @Nullable Instant previousExpiresAt)
      implements InvitationEvent, TellsOfPeople {

    @Override
    public List<Person> about(String field, String actor) {
      return InvitationEvent.inviteeOrInviter(field, email, actor);
    }
  }

  /** The offer was taken back, or became pointless because the person was added otherwise. */
  @Revision("1")
  record InvitationCanceled(String organizationId, String invitationId)
      implements InvitationEvent {}

  /** The offer was taken; {@code MemberAdded} follows. */
  @Revision("1")
  record InvitationAccepted(String organizationId, String invitationId, String userId)
      implements InvitationEvent {}

  /** The offer was turned down. */
  @Revision("1")
  record InvitationDeclined(String organizationId, String invitationId, String userId)
      implements InvitationEvent {}

  /** The offer's time was over. */
  @Revision("1")
  record InvitationExpired(String organizationId, String invitationId) implements InvitationEvent {}

  private static List<Person> inviteeOrInviter(String field, EmailAddress email, String actor) {
    return List.of(field.equals("inviterName") ? Person.user(actor) : Person.address(email));
  }
}
