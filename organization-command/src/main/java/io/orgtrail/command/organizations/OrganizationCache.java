package io.orgtrail.command.organizations;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.DestroyCache;
import io.orgtrail.api.organizations.OrganizationEvent.CacheApplied;
import io.orgtrail.api.organizations.OrganizationEvent.CacheDestroyed;
import io.orgtrail.api.organizations.PodType;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The cache an organization has ordered, if any. */
class OrganizationCache {

  private PodType podType;

  @CommandHandler
  void handle(ApplyCache command) {
    if (command.podType() != podType) {
      apply(new CacheApplied(command.organizationId(), command.podType(), podType));
    }
  }

  @CommandHandler
  void handle(DestroyCache command) {
    if (podType != null) {
      apply(new CacheDestroyed(command.organizationId(), podType));
    }
  }

  @EventSourcingHandler
  void on(CacheApplied event) {
    podType = event.podType();
  }

  @EventSourcingHandler
  void on(CacheDestroyed event) {
    podType = null;
  }
}
