package io.orgtrail.query.invitations;

import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invitation as clients see it; absent values are {@code null}. */
record InvitationView(
    String id,
    String organizationId,
    String email,
    String role,
    List<ProjectRole> projectRoles,
    List<TeamRole> teamRoles,
    InvitationStatus status,
    @Nullable String invitedBy,
    @Nullable String message,
    int issue,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant respondedAt) {}
