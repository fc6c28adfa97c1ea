package io.orgtrail.query.teams;

/** Somebody in a team, with the role there. */
record TeamMemberView(String userId, String email, String name, String role) {}
