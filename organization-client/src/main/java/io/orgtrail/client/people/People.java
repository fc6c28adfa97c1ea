package io.orgtrail.client.people;

import io.orgtrail.api.people.PersonCommand.ForgetPerson;
import io.orgtrail.client.requests.CommandOptions;
import io.orgtrail.client.requests.Commands;

/**
 * People, wherever they are or were a member; for operators. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException}: {@code NO_SUCH_PERSON} when nothing is told
 * of somebody.
 *
 * <pre>{@code
 * operator.people().forgetUser("user_abc123");
 * operator.people().forgetEmail("lea@example.com");
 * }</pre>
 */
public final class People {

  private final Commands commands;

  /** Gives commands with these. */
  public People(Commands commands) {
    this.commands = commands;
  }

  /**
   * Makes everything unreadable for ever that is told of a user, and of the addresses that are
   * proven to be theirs. The user stays a member, and what they did stays under their id.
   */
  public Forgotten forgetUser(String userId) {
    return forget(new ForgetPerson(userId, null));
  }

  /**
   * Makes everything unreadable for ever that is told of whoever has an e-mail address, and of the
   * users who proved that it is theirs.
   */
  public Forgotten forgetEmail(String email) {
    return forget(new ForgetPerson(null, email));
  }

  private Forgotten forget(ForgetPerson command) {
    var reply = commands.execute(command, CommandOptions.DEFAULTS);
    var organizations = (Number) reply.result().get("organizations");
    return new Forgotten(organizations.intValue(), reply.position());
  }
}
