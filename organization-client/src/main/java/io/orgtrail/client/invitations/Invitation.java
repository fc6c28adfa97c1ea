package io.orgtrail.client.invitations;

import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import java.time.Instant;
import java.util.List;

/**
 * An offer of a membership.
 *
 * @param invitedBy {@code sub} of who made it
 * @param issue how often it was sent: the link of the last one alone is alive
 * @param respondedAt when it ended, {@code null} while it is pending
 */
public record Invitation(
    String id,
    String organizationId,
    String email,
    String role,
    List<ProjectRole> projectRoles,
    List<TeamRole> teamRoles,
    InvitationStatus status,
    String invitedBy,
    String message,
    int issue,
    Instant createdAt,
    Instant expiresAt,
    Instant respondedAt) {}
