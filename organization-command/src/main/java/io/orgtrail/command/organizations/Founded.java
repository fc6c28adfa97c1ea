package io.orgtrail.command.organizations;

import io.orgtrail.api.organizations.Founding;

/**
 * An organization that a command is to make, by what is unique of it.
 *
 * @param account in which its name is unique
 * @param slug the one given; {@code null} when it is made from the name
 */
public record Founded(String organizationId, String account, String name, String slug) {

  static Founded by(Founding command, String account) {
    return new Founded(command.organizationId(), account, command.name(), command.slug());
  }
}
