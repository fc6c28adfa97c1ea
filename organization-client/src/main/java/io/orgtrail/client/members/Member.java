package io.orgtrail.client.members;

import java.time.Instant;
import java.util.List;

/**
 * A member of an organization.
 *
 * @param userId {@code sub} of the person's tokens
 * @param role name of the role in the organization
 * @param invitationId by which invitation they came, {@code null} when by none
 * @param teams the teams they are in
 * @param projects the projects they have a role in
 */
public record Member(
    String userId,
    String email,
    String name,
    String role,
    Instant joinedAt,
    Instant updatedAt,
    String invitationId,
    List<InTeam> teams,
    List<InProject> projects) {

  /** A team the member is in. */
  public record InTeam(String id, String slug, String role) {}

  /** A project the member has a role in. */
  public record InProject(String id, String role) {}
}
