package io.orgtrail.client.commandline;

import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.client.integrations.Integrations;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Integrations of an organization. */
@Command(
    name = "integration",
    description = "Connections of an organization to other systems.",
    footer = "  organization integration list acme")
final class IntegrationCommands {

  private static final String INTEGRATION = "The integration's id.";

  private final Session session;

  IntegrationCommands(Session session) {
    this.session = session;
  }

  private Integrations integrations(Target target) {
    return session.client().integrations(target.ref());
  }

  @Command(
      description = "All integrations.",
      footer = "  organization integration list acme --kind STORAGE --available")
  void list(
      @Mixin Target target,
      @Option(names = "--kind", description = "${COMPLETION-CANDIDATES}.") IntegrationKind kind,
      @Option(names = "--available", negatable = true, description = "Those that can be used now.")
          Boolean available,
      @Mixin Limit limit) {
    session
        .output()
        .list(
            limit.of(integrations(target).find(kind, available)),
            "id",
            "name",
            "kind",
            "provider",
            "available",
            "isDefault");
  }

  @Command(
      name = "default",
      description = "The default of a kind.",
      footer = "  organization integration default acme IAM")
  void defaultOf(
      @Mixin Target target,
      @Parameters(index = "1", description = "${COMPLETION-CANDIDATES}.") IntegrationKind kind) {
    session
        .output()
        .one(
            integrations(target)
                .getDefault(kind)
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            ExitCode.NOT_FOUND, "There is no default of kind " + kind)));
  }

  @Command(
      description = "Adds a connection.",
      footer =
          "  organization integration add acme AWS --kind IAM --provider aws"
              + " --setting roleArn=arn:aws:iam::123456789012:role/acme")
  void add(
      @Mixin Target target,
      @Parameters(index = "1", description = "Its name.") String name,
      @Option(names = "--kind", required = true, description = "${COMPLETION-CANDIDATES}.")
          IntegrationKind kind,
      @Option(names = "--provider", required = true, description = "Whose system it is.")
          String provider,
      @Option(
              names = "--setting",
              paramLabel = "<name=value>",
              description = "Names and references, never secrets.")
          Map<String, Object> settings) {
    var given = settings == null ? Map.<String, Object>of() : settings;
    var id = integrations(target).add(name, kind, provider, given);
    session.output().one(Map.of("id", id));
  }

  @Command(
      name = "set-default",
      description = "Makes a connection the default of its kind.",
      footer = "  organization integration set-default acme 5c0e6b")
  void setDefault(
      @Mixin Target target, @Parameters(index = "1", description = INTEGRATION) String id) {
    session.output().done(integrations(target).setDefault(id));
  }

  @Command(
      description = "Says that a connection can be used.",
      footer = "  organization integration enable acme 5c0e6b")
  void enable(@Mixin Target target, @Parameters(index = "1", description = INTEGRATION) String id) {
    session.output().done(integrations(target).setAvailable(id, true));
  }

  @Command(
      description = "Says that a connection cannot be used for now.",
      footer = "  organization integration disable acme 5c0e6b")
  void disable(
      @Mixin Target target, @Parameters(index = "1", description = INTEGRATION) String id) {
    session.output().done(integrations(target).setAvailable(id, false));
  }

  @Command(
      description = "Ends a connection.",
      footer = "  organization integration remove acme 5c0e6b --yes")
  void remove(
      @Mixin Target target,
      @Parameters(index = "1", description = INTEGRATION) String id,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Remove integration %s of %s?".formatted(id, target.ref()));
    session.output().done(integrations(target).remove(id));
  }
}
