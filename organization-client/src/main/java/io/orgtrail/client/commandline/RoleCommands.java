package io.orgtrail.client.commandline;

import io.orgtrail.client.roles.RoleReads;
import io.orgtrail.client.roles.Roles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Roles of an organization. */
@Command(
    name = "role",
    description = "Roles of an organization, built in or its own.",
    footer = "  organization role list acme")
final class RoleCommands {

  private static final String ROLE = "The role's name.";

  private final Session session;

  RoleCommands(Session session) {
    this.session = session;
  }

  private Roles roles(Target target) {
    return session.client().roles(target.ref());
  }

  @Command(
      description = "All roles, the built-in ones first.",
      footer = {"  organization role list acme", "  organization role list acme --as-of 4711"})
  void list(@Mixin Target target, @Mixin AsOf asOf) {
    RoleReads reads =
        asOf.read(
            session.client(),
            client -> client.roles(target.ref()),
            past -> past.roles(target.ref()));
    session.output().list(reads.list(), "name", "builtIn", "permissions");
  }

  @Command(
      description = "Makes a role, or gives it other permissions.",
      footer = "  organization role define acme AUDITOR organization:read members:read audit:read")
  void define(
      @Mixin Target target,
      @Parameters(index = "1", description = ROLE) String role,
      @Parameters(index = "2..*", arity = "1..*", description = "All it holds, e.g. members:read.")
          String... permissions) {
    session.output().done(roles(target).define(role, permissions));
  }

  @Command(
      description = "Ends a role that nobody has and nobody is offered.",
      footer = "  organization role delete acme AUDITOR --yes")
  void delete(
      @Mixin Target target,
      @Parameters(index = "1", description = ROLE) String role,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Delete role %s of %s?".formatted(role, target.ref()));
    session.output().done(roles(target).delete(role));
  }
}
