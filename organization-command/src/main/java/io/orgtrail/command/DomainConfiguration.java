package io.orgtrail.command;

import io.orgtrail.command.eventstore.DomainModel;
import io.orgtrail.command.invitations.InvitationAggregate;
import io.orgtrail.command.invitations.InvitationHandler;
import io.orgtrail.command.invitations.InvitationStreams;
import io.orgtrail.command.invitations.Inviting;
import io.orgtrail.command.organizations.OrganizationAggregate;
import io.orgtrail.command.organizations.OrganizationCreation;
import io.orgtrail.command.organizations.OrganizationRegistry;
import io.orgtrail.command.people.Forgetting;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;

/** Puts the aggregates and command handlers together; the same in the service and in its tests. */
public final class DomainConfiguration {

  private DomainConfiguration() {}

  /**
   * Subscribes every command handler.
   *
   * @return the organizations, to ask them for their version
   */
  public static Repository<OrganizationAggregate> subscribe(
      DomainModel model,
      EventStore events,
      OrganizationRegistry registry,
      DomainServices services) {
    var invitations = new InvitationStreams(model.repository(InvitationAggregate.class), events);
    Object[] resources = {
      services.limits(), services.webhookSecrets(), services.addresses(), registry, invitations
    };
    var organizations = model.subscribe(OrganizationAggregate.class, resources);
    model.subscribeHandler(new OrganizationCreation(organizations, registry));
    var handler = new InvitationHandler(organizations, invitations, services.invitationSecrets());
    model.subscribeHandler(handler);
    model.subscribeHandler(
        new Inviting(handler, invitations, services.limits(), services.validator()));
    model.subscribeHandler(new Forgetting(services.people(), events));
    return organizations;
  }
}
