package io.orgtrail.api.invitations;

import static io.orgtrail.api.roles.Permission.INVITATIONS_MANAGE;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Id;
import io.orgtrail.api.messages.ServiceCommand;
import io.orgtrail.api.messages.Texts;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Allowed.Who;
import io.orgtrail.api.roles.OffersRoles;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.TeamRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about offers of membership. */
public sealed interface InvitationCommand extends Command {

  /** Days an invitation lasts when the command does not say. */
  int DEFAULT_DAYS = 7;

  /** The invitation concerned; {@code null} when the command names none. */
  default String invitationId() {
    return null;
  }

  /** An entry may be {@code null} here: validation names it. */
  private static <T> List<T> copy(List<T> entries) {
    return entries == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(entries));
  }

  /**
   * Offers a membership to an e-mail address and holds a seat for it. With roles in projects or
   * teams the role in the organization is NONE.
   */
  @Allowed(permission = INVITATIONS_MANAGE)
  record InviteMember(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotBlank @Size(max = 320) String email,
      @Pattern(regexp = Texts.NOT_BLANK, message = Texts.NOT_BLANK_RULE) @Size(max = 64)
          String role,
      @Size(max = 100) List<@NotNull @Valid ProjectRole> projectRoles,
      @Size(max = 100) List<@NotNull @Valid TeamRole> teamRoles,
      @Min(1) @Max(30) Integer expiresInDays,
      @Size(max = 1000) String message,
      @JsonProperty("notify") Boolean sendMail,
      @Id String invitationId)
      implements InvitationCommand, OffersRoles {

    public InviteMember {
      role = role == null ? Role.MEMBER : role;
      projectRoles = copy(projectRoles);
      teamRoles = copy(teamRoles);
      expiresInDays = expiresInDays == null ? DEFAULT_DAYS : expiresInDays;
      sendMail = sendMail == null || sendMail;
    }
  }

  /** Many invitations in one command: each entry is decided by itself, after those before it. */
  @Allowed(permission = INVITATIONS_MANAGE)
  record InviteMembers(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotEmpty @Size(max = 1000) List<@NotNull Entry> invitations)
      implements InvitationCommand {

    public InviteMembers {
      invitations = invitations == null ? null : copy(invitations);
    }

    /** The fields of one {@link InviteMember}. */
    public record Entry(
        String email,
        String role,
        List<ProjectRole> projectRoles,
        List<TeamRole> teamRoles,
        Integer expiresInDays,
        String message,
        @JsonProperty("notify") Boolean sendMail,
        String invitationId) {

      /** The command that this entry stands for. */
      public InviteMember in(String organizationId) {
        return new InviteMember(
            organizationId,
            email,
            role,
            projectRoles,
            teamRoles,
            expiresInDays,
            message,
            sendMail,
            invitationId);
      }
    }
  }

  /** Sends an invitation again, with a new link; the old link is dead. */
  @Allowed(permission = INVITATIONS_MANAGE)
  record ResendInvitation(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String invitationId,
      @Min(1) @Max(30) Integer expiresInDays)
      implements InvitationCommand {

    public ResendInvitation {
      expiresInDays = expiresInDays == null ? DEFAULT_DAYS : expiresInDays;
    }
  }

  /** Takes an offer back. */
  @Allowed(permission = INVITATIONS_MANAGE)
  record CancelInvitation(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String invitationId)
      implements InvitationCommand {}

  /** Makes the caller, for whom the offer is, a member. */
  @Allowed(Who.INVITEE)
  record AcceptInvitation(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String invitationId,
      @Size(max = 200) String secret)
      implements InvitationCommand {}

  /** Turns the offer down. */
  @Allowed(Who.INVITEE)
  record DeclineInvitation(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String invitationId,
      @Size(max = 200) String secret)
      implements InvitationCommand {}

  /** Ends an invitation whose time is over. */
  record ExpireInvitation(@TargetAggregateIdentifier String organizationId, String invitationId)
      implements InvitationCommand, ServiceCommand {}
}
