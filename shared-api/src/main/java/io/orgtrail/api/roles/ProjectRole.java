package io.orgtrail.api.roles;

/** A role in one project of the organization. */
public record ProjectRole(String projectId, String role) {}
