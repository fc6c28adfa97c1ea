package io.orgtrail.command.webhooks;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.webhooks.WebhookCommand.DeleteWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.MarkWebhookFailing;
import io.orgtrail.api.webhooks.WebhookCommand.RedeliverWebhooks;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import io.orgtrail.api.webhooks.WebhookCommand.RotateWebhookSecret;
import io.orgtrail.api.webhooks.WebhookCommand.UpdateWebhook;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookDeleted;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookFailing;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRedeliveryRequested;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRegistered;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookSecretRotated;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.secrets.ToldOnce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The endpoints that are told what happens in an organization. */
public class Webhooks {

  private final Map<String, Webhook> byId = new HashMap<>();

  /** Number of the newest secret of every id there ever was: no secret is made twice. */
  private final Map<String, Integer> rotations = new HashMap<>();

  @CommandHandler
  Map<String, Object> handle(
      RegisterWebhook command,
      CommandContext context,
      CallableAddresses addresses,
      WebhookSecrets secrets) {
    var id = context.idOr(command.webhookId(), "webhook");
    rejectIf(byId.containsKey(id), ErrorCode.WEBHOOK_EXISTS, "There is a webhook " + id + ".");
    addresses.require(command.url());
    requireKnown(command.eventTypes());
    apply(
        new WebhookRegistered(
            command.organizationId(),
            id,
            command.url(),
            command.eventTypes(),
            command.enabled(),
            nextRotation(id)));
    return withSecret(command.organizationId(), id, secrets);
  }

  @CommandHandler
  Map<String, Object> handle(UpdateWebhook command, CallableAddresses addresses) {
    var present = require(command.webhookId());
    var updated =
        new Webhook(
            command.url().or(present.url()),
            eventTypes(command, present),
            command.enabled().or(present.enabled()),
            false);
    if (command.url().isPresent()) {
      addresses.require(updated.url());
    }
    requireKnown(updated.eventTypes());
    if (!updated.equals(present)) {
      apply(
          new WebhookUpdated(
              command.organizationId(),
              command.webhookId(),
              updated.url(),
              updated.eventTypes(),
              updated.enabled(),
              present.asPrevious()));
    }
    return result(command.webhookId());
  }

  @CommandHandler
  Map<String, Object> handle(RotateWebhookSecret command, WebhookSecrets secrets) {
    require(command.webhookId());
    apply(
        new WebhookSecretRotated(
            command.organizationId(), command.webhookId(), nextRotation(command.webhookId())));
    return withSecret(command.organizationId(), command.webhookId(), secrets);
  }

  @CommandHandler
  Map<String, Object> handle(DeleteWebhook command) {
    var webhook = require(command.webhookId());
    apply(new WebhookDeleted(command.organizationId(), command.webhookId(), webhook.url()));
    return result(command.webhookId());
  }

  @CommandHandler
  Map<String, Object> handle(RedeliverWebhooks command) {
    require(command.webhookId());
    apply(
        new WebhookRedeliveryRequested(
            command.organizationId(), command.webhookId(), command.fromPosition()));
    return result(command.webhookId());
  }

  @CommandHandler
  void handle(MarkWebhookFailing command) {
    var webhook = byId.get(command.webhookId());
    if (webhook != null && webhook.enabled() && !webhook.failing()) {
      apply(
          new WebhookFailing(
              command.organizationId(), command.webhookId(), webhook.url(), command.position()));
    }
  }

  private Webhook require(String webhookId) {
    rejectIf(
        !byId.containsKey(webhookId),
        ErrorCode.WEBHOOK_NOT_FOUND,
        "There is no webhook " + webhookId + ".");
    return byId.get(webhookId);
  }

  private static List<String> eventTypes(UpdateWebhook command, Webhook present) {
    var types = command.eventTypes().or(present.eventTypes());
    return types == null ? List.of() : types.stream().distinct().toList();
  }

  private static void requireKnown(List<String> eventTypes) {
    for (var type : eventTypes) {
      if (MessageCatalogue.event(type).isEmpty()) {
        throw rejectField(
            ErrorCode.UNKNOWN_EVENT_TYPE, "eventTypes", "there is no event " + type + ".");
      }
    }
  }

  private int nextRotation(String webhookId) {
    return rotations.getOrDefault(webhookId, 0) + 1;
  }

  private Map<String, Object> withSecret(
      String organizationId, String webhookId, WebhookSecrets secrets) {
    var secret = secrets.secret(organizationId, webhookId, rotations.get(webhookId));
    return Map.of("webhookId", webhookId, "secret", new ToldOnce(secret));
  }

  private static Map<String, Object> result(String webhookId) {
    return Map.of("webhookId", webhookId);
  }

  /** How many there are. */
  public int size() {
    return byId.size();
  }

  @EventSourcingHandler
  void on(WebhookRegistered event) {
    byId.put(
        event.webhookId(), new Webhook(event.url(), event.eventTypes(), event.enabled(), false));
    rotations.put(event.webhookId(), event.rotation());
  }

  @EventSourcingHandler
  void on(WebhookUpdated event) {
    byId.put(
        event.webhookId(), new Webhook(event.url(), event.eventTypes(), event.enabled(), false));
  }

  @EventSourcingHandler
  void on(WebhookSecretRotated event) {
    rotations.put(event.webhookId(), event.rotation());
  }

  @EventSourcingHandler
  void on(WebhookDeleted event) {
    byId.remove(event.webhookId());
  }

  @EventSourcingHandler
  void on(WebhookFailing event) {
    byId.computeIfPresent(event.webhookId(), (id, webhook) -> webhook.failing(true));
  }

  @EventSourcingHandler
  void on(WebhookRedeliveryRequested event) {
    byId.computeIfPresent(event.webhookId(), (id, webhook) -> webhook.failing(false));
  }
}
