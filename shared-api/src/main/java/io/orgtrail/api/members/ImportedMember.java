package io.orgtrail.api.members;

import io.orgtrail.api.messages.Past;
import io.orgtrail.api.messages.Texts;
import io.orgtrail.api.personal.Email;
import io.orgtrail.api.roles.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * Somebody who was a member where an organization was kept before.
 *
 * @param role name of the role, {@code MEMBER} unless told
 * @param accountRole role in the account, {@code null} when it is not known
 * @param joinedAt when they became a member there
 */
public record ImportedMember(
    @NotBlank @Size(max = 255) String userId,
    @Email String email,
    @Size(max = 200) String name,
    @Pattern(regexp = Texts.NOT_BLANK, message = Texts.NOT_BLANK_RULE) @Size(max = 64) String role,
    @Size(max = 64) String accountRole,
    @NotNull @Past Instant joinedAt) {

  public ImportedMember {
    role = role == null ? Role.MEMBER : role;
  }
}
