package io.orgtrail.api.roles;

/** A role in one team of the organization. */
public record TeamRole(String teamId, String role) {}
