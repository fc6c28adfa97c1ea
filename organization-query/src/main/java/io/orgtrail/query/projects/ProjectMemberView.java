package io.orgtrail.query.projects;

/** Somebody with a role in a project. */
record ProjectMemberView(String userId, String email, String name, String role) {}
