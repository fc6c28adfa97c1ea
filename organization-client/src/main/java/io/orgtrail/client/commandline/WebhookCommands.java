package io.orgtrail.client.commandline;

import io.orgtrail.client.webhooks.Webhooks;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Webhooks of an organization. */
@Command(
    name = "webhook",
    description = "Endpoints that are told what happens in an organization.",
    footer = "  organization webhook list acme")
final class WebhookCommands {

  private static final String WEBHOOK = "The webhook's id.";

  private final Session session;

  WebhookCommands(Session session) {
    this.session = session;
  }

  private Webhooks webhooks(Target target) {
    return session.client().webhooks(target.ref());
  }

  @Command(description = "All webhooks.", footer = "  organization webhook list acme")
  void list(@Mixin Target target, @Mixin Limit limit) {
    session
        .output()
        .list(limit.of(webhooks(target).list()), "id", "url", "enabled", "failing", "eventTypes");
  }

  @Command(
      description = "Registers an endpoint; its secret is shown this once.",
      footer = {
        "  organization webhook register acme https://example.com/hook",
        "  organization webhook register acme https://example.com/hook MemberAdded UserRemoved"
      })
  void register(
      @Mixin Target target,
      @Parameters(index = "1", description = "Where to, http or https.") String url,
      @Parameters(
              index = "2..*",
              arity = "0..*",
              description = "Events to tell, e.g. MemberAdded; all unless said.")
          List<String> eventTypes) {
    var types = eventTypes == null ? new String[0] : eventTypes.toArray(String[]::new);
    session.output().one(webhooks(target).register(url, types));
  }

  @Command(
      description = "Changes an endpoint; one that was failing is tried again.",
      footer = "  organization webhook update acme 5c0e6b --no-enabled")
  void update(
      @Mixin Target target,
      @Parameters(index = "1", description = WEBHOOK) String id,
      @Option(names = "--url", description = "Where to.") String url,
      @Option(names = "--event-type", paramLabel = "<name>", description = "An event to tell.")
          List<String> eventTypes,
      @Option(names = "--enabled", negatable = true, description = "Whether to tell it anything.")
          Boolean enabled) {
    session
        .output()
        .done(
            webhooks(target)
                .update(
                    id,
                    it -> {
                      var changed = url == null ? it : it.url(url);
                      changed = eventTypes == null ? changed : changed.eventTypes(eventTypes);
                      return enabled == null ? changed : changed.enabled(enabled);
                    }));
  }

  @Command(
      name = "rotate-secret",
      description = "Gives an endpoint a new secret, shown this once; the old one is dead.",
      footer = "  organization webhook rotate-secret acme 5c0e6b --yes")
  void rotateSecret(
      @Mixin Target target,
      @Parameters(index = "1", description = WEBHOOK) String id,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "End the secret of webhook " + id + "?");
    session.output().one(webhooks(target).rotateSecret(id));
  }

  @Command(
      description = "Tells an endpoint again what happened from a position on.",
      footer = "  organization webhook redeliver acme 5c0e6b 4711")
  void redeliver(
      @Mixin Target target,
      @Parameters(index = "1", description = WEBHOOK) String id,
      @Parameters(index = "2", description = "The first event to tell again.") long position) {
    session.output().done(webhooks(target).redeliver(id, position));
  }

  @Command(
      description = "Attempts to tell an endpoint, newest first.",
      footer = "  organization webhook deliveries acme 5c0e6b --limit 20")
  void deliveries(
      @Mixin Target target,
      @Parameters(index = "1", description = WEBHOOK) String id,
      @Mixin Limit limit) {
    session
        .output()
        .list(
            limit.of(webhooks(target).deliveries(id)),
            "position",
            "eventType",
            "status",
            "attempt",
            "responseStatus",
            "at",
            "nextAttemptAt");
  }

  @Command(
      description = "Ends an endpoint.",
      footer = "  organization webhook delete acme 5c0e6b --yes")
  void delete(
      @Mixin Target target,
      @Parameters(index = "1", description = WEBHOOK) String id,
      @Mixin Confirmation confirmation) {
    session.confirm(confirmation, "Delete webhook %s of %s?".formatted(id, target.ref()));
    session.output().done(webhooks(target).delete(id));
  }
}
