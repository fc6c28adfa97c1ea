package io.orgtrail.client.commandline;

import io.orgtrail.client.invitations.NewInvitation;
import java.util.Map;

/**
 * Whom to invite to what, as an option or a line of a file says it; {@code null} is not said.
 *
 * @param projectRoles by id of the project
 * @param teamRoles by id of the team
 */
record InvitationLine(
    String email,
    String role,
    String message,
    Integer expiresInDays,
    Map<String, String> projectRoles,
    Map<String, String> teamRoles,
    boolean mail,
    String id) {

  NewInvitation invitation() {
    return in(NewInvitation.to(email));
  }

  NewInvitation in(NewInvitation invitation) {
    if (projectRoles != null) {
      projectRoles.forEach(invitation::projectRole);
    }
    if (teamRoles != null) {
      teamRoles.forEach(invitation::teamRole);
    }
    if (role != null) {
      invitation.role(role);
    }
    if (expiresInDays != null) {
      invitation.expiresInDays(expiresInDays);
    }
    if (!mail) {
      invitation.withoutMail();
    }
    return invitation.message(message).id(id);
  }
}
