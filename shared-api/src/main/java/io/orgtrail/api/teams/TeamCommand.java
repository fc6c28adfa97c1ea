package io.orgtrail.api.teams;

import static io.orgtrail.api.roles.Permission.TEAMS_MANAGE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.ConcernsTeam;
import io.orgtrail.api.messages.GivesUp;
import io.orgtrail.api.messages.Id;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.messages.Texts;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Allowed.Who;
import io.orgtrail.api.roles.TeamRole;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about named groups of members. */
public sealed interface TeamCommand extends Command {

  /** Makes a team without members. */
  @Allowed(permission = TEAMS_MANAGE)
  record CreateTeam(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @Id String teamId,
      @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
          String name,
      @Pattern(regexp = Texts.SLUG, message = Texts.SLUG_RULE) @Size(max = 63) String slug,
      @Size(max = 2000) String description,
      @Size(max = 64) String color)
      implements TeamCommand {}

  /** Changes what a team is called and shown as: fields left out stay, {@code null} clears. */
  @Allowed(permission = TEAMS_MANAGE)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record UpdateTeam(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String teamId,
      Patch<
              @NotBlank @Pattern(regexp = Texts.LINE, message = Texts.LINE_RULE) @Size(max = 200)
              String>
          name,
      Patch<
              @NotNull @Pattern(regexp = Texts.SLUG, message = Texts.SLUG_RULE) @Size(max = 63)
              String>
          slug,
      Patch<@Size(max = 2000) String> description,
      Patch<@Size(max = 64) String> color)
      implements TeamCommand {}

  /** Ends a team; its members stay members of the organization. */
  @Allowed(permission = TEAMS_MANAGE)
  record DeleteTeam(
      @TargetAggregateIdentifier @NotNull @Id String organizationId, @NotNull @Id String teamId)
      implements TeamCommand {}

  /** Puts a member into a team, or gives the role to somebody who is in it. */
  @Allowed(value = Who.TEAM_LEAD, permission = TEAMS_MANAGE)
  record AddTeamMember(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String teamId,
      @NotBlank @Size(max = 255) String userId,
      @Pattern(regexp = Texts.NOT_BLANK, message = Texts.NOT_BLANK_RULE) @Size(max = 64)
          String role)
      implements TeamCommand, ConcernsTeam {

    public AddTeamMember {
      role = role == null ? TeamRole.MEMBER : role;
    }
  }

  /** Gives somebody in a team another role there. */
  @Allowed(value = Who.TEAM_LEAD, permission = TEAMS_MANAGE)
  record ChangeTeamMemberRole(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String teamId,
      @NotBlank @Size(max = 255) String userId,
      @NotBlank @Size(max = 64) String role)
      implements TeamCommand, ConcernsTeam {}

  /** Takes somebody out of a team; everybody may take themselves out. */
  @Allowed(value = Who.TEAM_LEAD, permission = TEAMS_MANAGE)
  record RemoveTeamMember(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String teamId,
      @NotBlank @Size(max = 255) String userId)
      implements TeamCommand, ConcernsTeam, GivesUp {}
}
