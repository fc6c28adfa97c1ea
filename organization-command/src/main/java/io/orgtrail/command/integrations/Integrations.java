package io.orgtrail.command.integrations;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.integrations.IntegrationCommand.AddIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.RemoveIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetDefaultIntegration;
import io.orgtrail.api.integrations.IntegrationCommand.SetIntegrationAvailability;
import io.orgtrail.api.integrations.IntegrationEvent.DefaultIntegrationSet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAdded;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationAvailabilitySet;
import io.orgtrail.api.integrations.IntegrationEvent.IntegrationRemoved;
import io.orgtrail.api.integrations.IntegrationKind;
import io.orgtrail.command.deciding.CommandContext;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** An organization's connections to other systems; at most one of each kind is the default. */
public class Integrations {

  private final Map<String, Integration> byId = new HashMap<>();
  private final Map<IntegrationKind, String> defaults = new EnumMap<>(IntegrationKind.class);

  /** What a decision needs to know of an integration. */
  private record Integration(String name, IntegrationKind kind, boolean available) {}

  @CommandHandler
  Map<String, Object> handle(AddIntegration command, CommandContext context) {
    var id = context.idOr(command.integrationId(), "integration");
    rejectIf(
        byId.containsKey(id),
        ErrorCode.INTEGRATION_EXISTS,
        "There is an integration " + id + " already.");
    SettingsRules.requireNoSecret(command.settings());
    apply(
        new IntegrationAdded(
            command.organizationId(),
            id,
            command.name().strip(),
            command.kind(),
            command.provider().strip(),
            command.settings()));
    return Map.of("integrationId", id);
  }

  @CommandHandler
  void handle(SetDefaultIntegration command) {
    var kind = require(command.integrationId()).kind();
    var previous = defaults.get(kind);
    if (!command.integrationId().equals(previous)) {
      apply(
          new DefaultIntegrationSet(
              command.organizationId(), command.integrationId(), kind, previous));
    }
  }

  @CommandHandler
  void handle(SetIntegrationAvailability command) {
    if (require(command.integrationId()).available() != command.available()) {
      apply(
          new IntegrationAvailabilitySet(
              command.organizationId(), command.integrationId(), command.available()));
    }
  }

  @CommandHandler
  void handle(RemoveIntegration command) {
    var integration = require(command.integrationId());
    apply(
        new IntegrationRemoved(
            command.organizationId(),
            command.integrationId(),
            integration.name(),
            integration.kind()));
  }

  /** How many there are. */
  public int size() {
    return byId.size();
  }

  private Integration require(String integrationId) {
    rejectIf(
        !byId.containsKey(integrationId),
        ErrorCode.INTEGRATION_NOT_FOUND,
        "There is no integration " + integrationId + ".");
    return byId.get(integrationId);
  }

  @EventSourcingHandler
  void on(IntegrationAdded event) {
    byId.put(event.integrationId(), new Integration(event.name(), event.kind(), true));
  }

  @EventSourcingHandler
  void on(DefaultIntegrationSet event) {
    defaults.put(event.kind(), event.integrationId());
  }

  @EventSourcingHandler
  void on(IntegrationAvailabilitySet event) {
    byId.computeIfPresent(
        event.integrationId(),
        (id, present) -> new Integration(present.name(), present.kind(), event.available()));
  }

  @EventSourcingHandler
  void on(IntegrationRemoved event) {
    byId.remove(event.integrationId());
    defaults.remove(event.kind(), event.integrationId());
  }
}
