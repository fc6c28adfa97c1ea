package io.orgtrail.client.imports;

import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetDefaultIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetIntegrationAvailability;
import io.orgtrail.api.integrations.IntegrationEvent.DefaultIntegrationSet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAdded;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAvailabilitySet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationRemoved;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.api.roles.RoleCommand.DefineRole;
import io.orgtrail.api.roles.RoleEvent.RoleDefined;
import io.orgtrail.api.roles.RoleEvent.RoleDeleted;
import io.orgtrail.api.tags.ResourceTagCommand.CreateResourceTag;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagCreated;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagDeleted;
import io.orgtrail.api.tags.ResourceTagEvent.ResourceTagUpdated;
import io.orgtrail.api.webhooks.WebhookCommand.RegisterWebhook;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookDeleted;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookFailing;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRedeliveryRequested;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookRegistered;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookSecretRotated;
import io.orgtrail.api.webhooks.WebhookEvent.WebhookUpdated;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An organization's own roles, its tags, integrations and webhooks. */
final class Belongings {

  private final Map<String, DefineRole> roles = new LinkedHashMap<>();
  private final Map<String, CreateResourceTag> tags = new LinkedHashMap<>();
  private final Map<String, AddIntegration> integrations = new LinkedHashMap<>();
  private final Map<IntegrationKind, String> defaults = new EnumMap<>(IntegrationKind.class);
  private final Set<String> unavailable = new LinkedHashSet<>();
  private final Map<String, RegisterWebhook> webhooks = new LinkedHashMap<>();

  void learn(Handlers handlers) {
    handlers
        .on(RoleDefined.class, this::defined)
        .on(RoleDeleted.class, event -> roles.remove(event.role()))
        .on(
            ResourceTagCreated.class,
            event -> tag(event.organizationId(), event.tagId(), event.text(), event.color()))
        .on(
            ResourceTagUpdated.class,
            event -> tag(event.organizationId(), event.tagId(), event.text(), event.color()))
        .on(ResourceTagDeleted.class, event -> tags.remove(event.tagId()))
        .on(IntegrationAdded.class, this::added)
        .on(DefaultIntegrationSet.class, event -> defaults.put(event.kind(), event.integrationId()))
        .on(IntegrationAvailabilitySet.class, this::availabilitySet)
        .on(IntegrationRemoved.class, event -> removed(event.integrationId()))
        .on(
            WebhookRegistered.class,
            event ->
                webhook(event.organizationId(), event.webhookId(), event.url(), event.eventTypes()))
        .on(
            WebhookUpdated.class,
            event ->
                webhook(event.organizationId(), event.webhookId(), event.url(), event.eventTypes()))
        .on(WebhookDeleted.class, event -> webhooks.remove(event.webhookId()))
        .ignore(WebhookSecretRotated.class)
        .ignore(WebhookFailing.class)
        .ignore(WebhookRedeliveryRequested.class);
  }

  private void defined(RoleDefined event) {
    var permissions = event.permissions().stream().map(Permission::wireName).toList();
    roles.put(event.role(), new DefineRole(event.organizationId(), event.role(), permissions));
  }

  private void tag(String organizationId, String tagId, String text, String color) {
    tags.put(tagId, new CreateResourceTag(organizationId, tagId, text, color));
  }

  private void added(IntegrationAdded event) {
    integrations.put(
        event.integrationId(),
        new AddIntegration(
            event.organizationId(),
            event.integrationId(),
            event.name(),
            event.kind(),
            event.provider(),
            event.settings()));
  }

  private void availabilitySet(IntegrationAvailabilitySet event) {
    if (event.available()) {
      unavailable.remove(event.integrationId());
    } else {
      unavailable.add(event.integrationId());
    }
  }

  private void removed(String integrationId) {
    integrations.remove(integrationId);
    unavailable.remove(integrationId);
    defaults.values().remove(integrationId);
  }

  /** Not enabled: its secret is a new one, which its receiver does not know yet. */
  private void webhook(
      String organizationId, String webhookId, String url, List<String> eventTypes) {
    webhooks.put(webhookId, new RegisterWebhook(organizationId, webhookId, url, eventTypes, false));
  }

  Stream<Command> roles() {
    return roles.values().stream().map(role -> role);
  }

  Stream<Command> commands(String organizationId) {
    return Stream.of(
            tags.values().stream(),
            integrations.values().stream(),
            defaults.values().stream().map(id -> new SetDefaultIntegration(organizationId, id)),
            unavailable.stream()
                .map(id -> new SetIntegrationAvailability(organizationId, id, false)),
            webhooks.values().stream())
        .flatMap(commands -> commands);
  }

  int webhooks() {
    return webhooks.size();
  }
}
