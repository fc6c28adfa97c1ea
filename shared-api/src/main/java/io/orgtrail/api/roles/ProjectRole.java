package io.orgtrail.api.roles;

import io.orgtrail.api.messages.Id;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A role in one project, by the name of a role of the organization; OWNER manages the project. */
public record ProjectRole(@NotNull @Id String projectId, @NotBlank @Size(max = 64) String role) {}
