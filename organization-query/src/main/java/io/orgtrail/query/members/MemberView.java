package io.orgtrail.query.members;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member as clients see it; absent values are {@code null}. */
record MemberView(
    String userId,
    @Nullable String email,
    @Nullable String name,
    String role,
    Instant joinedAt,
    Instant updatedAt,
    @Nullable String invitationId,
    List<InTeam> teams,
    List<InProject> projects) {

  /** The same with what the member is in. */
  MemberView in(List<InTeam> itsTeams, List<InProject> itsProjects) {
    return new MemberView(
        userId, email, name, role, joinedAt, updatedAt, invitationId, itsTeams, itsProjects);
  }

  /** A team the member belongs to. */
  record InTeam(String id, String slug, String role) {}

  /** A project the member has a role in. */
  record InProject(String id, String role) {}
}
