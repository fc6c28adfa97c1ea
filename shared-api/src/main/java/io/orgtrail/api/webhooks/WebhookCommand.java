package io.orgtrail.api.webhooks;

import static io.orgtrail.api.roles.Permission.WEBHOOKS_MANAGE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.Id;
import io.orgtrail.api.messages.Patch;
import io.orgtrail.api.messages.ServiceCommand;
import io.orgtrail.api.roles.Allowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands about endpoints that are told what happens in the organization. */
public sealed interface WebhookCommand extends Command {

  /**
   * Registers an endpoint; the reply on the caller's own channel tells its secret, once.
   *
   * @param url where to, http or https
   * @param eventTypes names of the events to tell, e.g. {@code MemberAdded}; all when empty
   * @param enabled whether to begin at once
   */
  @Allowed(permission = WEBHOOKS_MANAGE)
  record RegisterWebhook(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @Id String webhookId,
      @NotBlank @Size(max = 2048) String url,
      @Size(max = 200) List<@NotBlank @Size(max = 100) String> eventTypes,
      Boolean enabled)
      implements WebhookCommand {

    public RegisterWebhook {
      eventTypes = eventTypes == null ? List.of() : EventTypes.inOrder(eventTypes);
      enabled = enabled == null || enabled;
    }
  }

  /**
   * Changes an endpoint: fields left out stay, {@code null} event types mean all. One that was
   * failing is tried again.
   */
  @Allowed(permission = WEBHOOKS_MANAGE)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record UpdateWebhook(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String webhookId,
      Patch<@NotBlank @Size(max = 2048) String> url,
      Patch<@Size(max = 200) List<@NotBlank @Size(max = 100) String>> eventTypes,
      Patch<@NotNull Boolean> enabled)
      implements WebhookCommand {

    public UpdateWebhook {
      eventTypes = eventTypes == null ? Patch.absent() : eventTypes.map(EventTypes::inOrder);
    }
  }

  /** Gives an endpoint a new secret, told once in the reply; the old one is dead. */
  @Allowed(permission = WEBHOOKS_MANAGE)
  record RotateWebhookSecret(
      @TargetAggregateIdentifier @NotNull @Id String organizationId, @NotNull @Id String webhookId)
      implements WebhookCommand {}

  /** Ends an endpoint; what it was not told yet it will not be told. */
  @Allowed(permission = WEBHOOKS_MANAGE)
  record DeleteWebhook(
      @TargetAggregateIdentifier @NotNull @Id String organizationId, @NotNull @Id String webhookId)
      implements WebhookCommand {}

  /**
   * Tells an endpoint again what happened, with the same event ids; one that was failing is tried
   * again.
   *
   * @param fromPosition position of the first event to tell again
   */
  @Allowed(permission = WEBHOOKS_MANAGE)
  record RedeliverWebhooks(
      @TargetAggregateIdentifier @NotNull @Id String organizationId,
      @NotNull @Id String webhookId,
      @NotNull @PositiveOrZero Long fromPosition)
      implements WebhookCommand {}

  /**
   * Stops telling an endpoint that did not take an event for days.
   *
   * @param position the event it did not take
   */
  record MarkWebhookFailing(
      @TargetAggregateIdentifier String organizationId, String webhookId, long position)
      implements WebhookCommand, ServiceCommand {}
}
