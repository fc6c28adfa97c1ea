package io.orgtrail.api.roles;

import io.orgtrail.api.messages.Id;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;

/** A role in one team of the organization: MEMBER, or LEAD who manages the team's members. */
public record TeamRole(@NotNull @Id String teamId, @NotBlank @Size(max = 64) String role) {

  /** The role of whoever is added without one. */
  public static final String MEMBER = "MEMBER";

  /** Manages the members of the team. */
  public static final String LEAD = "LEAD";

  /** Names of the roles there are in teams. */
  public static final Set<String> NAMES = Set.of(MEMBER, LEAD);
}
