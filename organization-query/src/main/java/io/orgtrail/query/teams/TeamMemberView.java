package io.orgtrail.query.teams;

import org.jspecify.annotations.Nullable;

/** Somebody in a team, with the role there. */
record TeamMemberView(String userId, @Nullable String email, @Nullable String name, String role) {}
