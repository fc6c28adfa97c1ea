package io.orgtrail.client.projects;

/** Somebody with a role in a project. */
public record ProjectMember(String userId, String email, String name, String role) {}
