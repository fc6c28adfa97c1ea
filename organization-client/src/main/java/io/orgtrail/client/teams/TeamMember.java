package io.orgtrail.client.teams;

/**
 * Somebody in a team.
 *
 * @param role MEMBER or LEAD
 */
public record TeamMember(String userId, String email, String name, String role) {}
