package io.orgtrail.api.people;

import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Texts;
import io.orgtrail.api.personal.Email;
import io.orgtrail.api.roles.Allowed;
import io.orgtrail.api.roles.Allowed.Who;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Commands about a person, wherever they are or were a member. */
public sealed interface PersonCommand extends Command {

  /** Of none: a person is known to many organizations. */
  @Override
  default String organizationId() {
    return null;
  }

  /**
   * Makes everything unreadable for ever that events tell of a person, known by a user id or by an
   * e-mail address. What they did stays, under their user id.
   */
  @Allowed(Who.OPERATOR)
  @UserIdOrEmail
  record ForgetPerson(
      @Pattern(regexp = Texts.NOT_BLANK, message = Texts.NOT_BLANK_RULE) @Size(max = 255)
          String userId,
      @Email String email)
      implements PersonCommand {

    @Override
    public String key() {
      return userId == null ? email : userId;
    }
  }
}
