package io.orgtrail.client.invitations;

import io.orgtrail.api.invitations.InvitationCommand.InviteMembers;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.api.roles.TeamRole;
import java.util.ArrayList;
import java.util.List;

/** What an invitation offers to whom; what is not said is left to the service. */
public final class NewInvitation {

  private final String email;
  private final List<ProjectRole> projectRoles = new ArrayList<>();
  private final List<TeamRole> teamRoles = new ArrayList<>();
  private String role;
  private Integer expiresInDays;
  private String message;
  private Boolean sendMail;
  private String id;

  private NewInvitation(String email) {
    this.email = email;
  }

  /** Invites whoever has that address. */
  public static NewInvitation to(String email) {
    return new NewInvitation(email);
  }

  /** Name of the role in the organization, {@code MEMBER} unless said. */
  public NewInvitation role(String value) {
    role = value;
    return this;
  }

  /** Offers a role in a project; the role in the organization is NONE then. */
  public NewInvitation projectRole(String projectId, String value) {
    projectRoles.add(new ProjectRole(projectId, value));
    role = Role.NONE;
    return this;
  }

  /** Offers a role in a team; the role in the organization is NONE then. */
  public NewInvitation teamRole(String teamId, String value) {
    teamRoles.add(new TeamRole(teamId, value));
    role = Role.NONE;
    return this;
  }

  /** How long it lasts: 1 to 30 days, 7 unless said. */
  public NewInvitation expiresInDays(int days) {
    expiresInDays = days;
    return this;
  }

  /** What to say to whoever is invited, at most 1,000 characters. */
  public NewInvitation message(String value) {
    message = value;
    return this;
  }

  /** Sends no mail: who invites tells of it in another way. */
  public NewInvitation withoutMail() {
    sendMail = false;
    return this;
  }

  /** Its id, 1 to 64 of {@code A-Z a-z 0-9 _ -}; made by the service else. */
  public NewInvitation id(String value) {
    id = value;
    return this;
  }

  InviteMembers.Entry entry() {
    return new InviteMembers.Entry(
        email, role, projectRoles, teamRoles, expiresInDays, message, sendMail, id);
  }
}
