package io.orgtrail.query.projects;

import org.jspecify.annotations.Nullable;

/** Somebody with a role in a project. */
record ProjectMemberView(
    String userId, @Nullable String email, @Nullable String name, String role) {}
