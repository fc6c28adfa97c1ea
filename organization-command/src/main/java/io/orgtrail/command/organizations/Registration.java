package io.orgtrail.command.organizations;

import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.organizations.OrganizationCommand.DeleteOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.RestoreOrganization;
import io.orgtrail.api.organizations.OrganizationCommand.UpdateOrganization;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationProfileChanged;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRenamed;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationSlugChanged;
import io.orgtrail.api.organizations.Profile;
import io.orgtrail.command.deciding.CommandContext;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** What an organization is called and tells about itself, under which parent, while it is there. */
class Registration {

  private static final Duration RESTORABLE_FOR = Duration.ofDays(30);

  private String account;
  private String parentOrganizationId;
  private String name;
  private String slug;
  private Profile profile;
  private Instant deletedAt;

  @CommandHandler
  void handle(UpdateOrganization command, OrganizationRegistry registry) {
    var update = new ProfileUpdate(command);
    update.requireSomething();
    var id = command.organizationId();
    var newName = update.name(name);
    var newSlug = command.slug().or(slug);
    var newProfile = update.profile(profile);
    registry.rename(account, id, name, newName);
    registry.moveSlug(id, slug, newSlug);
    if (!newName.equals(name)) {
      apply(new OrganizationRenamed(id, newName, name));
    }
    if (!newSlug.equals(slug)) {
      apply(new OrganizationSlugChanged(id, newSlug, slug));
    }
    if (!newProfile.equals(profile)) {
      apply(new OrganizationProfileChanged(id, newProfile, profile));
    }
  }

  @CommandHandler
  void handle(DeleteOrganization command, OrganizationRegistry registry) {
    rejectIf(
        !command.confirmation().equals(slug),
        ErrorCode.CONFIRMATION_MISMATCH,
        "The confirmation must be the organization's slug.");
    registry.delete(account, command.organizationId(), name, slug);
    apply(new OrganizationDeleted(command.organizationId(), slug, name));
  }

  @CommandHandler
  void handle(RestoreOrganization command, CommandContext context, OrganizationRegistry registry) {
    requireRestorable(context.time());
    rejectIf(
        parentOrganizationId != null && !registry.lockParent(parentOrganizationId, account),
        ErrorCode.PARENT_NOT_FOUND,
        "Its parent " + parentOrganizationId + " must be restored first.");
    var newName = command.name().map(String::strip).or(name);
    var newSlug = command.slug().or(slug);
    registry.restore(account, command.organizationId(), newName, newSlug);
    apply(new OrganizationRestored(command.organizationId(), newSlug, newName, slug, name));
  }

  private void requireRestorable(Instant now) {
    rejectIf(!isDeleted(), ErrorCode.NOT_DELETED, "The organization is not deleted.");
    rejectIf(
        now.isAfter(deletedAt.plus(RESTORABLE_FOR)),
        ErrorCode.RESTORE_TOO_LATE,
        "It was deleted at %s, more than %d days ago."
            .formatted(deletedAt, RESTORABLE_FOR.toDays()));
  }

  String name() {
    return name;
  }

  Profile profile() {
    return profile;
  }

  boolean isDeleted() {
    return deletedAt != null;
  }

  @EventSourcingHandler
  void on(OrganizationCreated event) {
    account = event.account();
    parentOrganizationId = event.parentOrganizationId();
    name = event.name();
    slug = event.slug();
    profile = event.profile();
  }

  @EventSourcingHandler
  void on(OrganizationRenamed event) {
    name = event.name();
  }

  @EventSourcingHandler
  void on(OrganizationSlugChanged event) {
    slug = event.slug();
  }

  @EventSourcingHandler
  void on(OrganizationProfileChanged event) {
    profile = event.profile();
  }

  @EventSourcingHandler
  void on(OrganizationDeleted event, @Timestamp Instant time) {
    deletedAt = time;
  }

  @EventSourcingHandler
  void on(OrganizationRestored event) {
    deletedAt = null;
    name = event.name();
    slug = event.slug();
  }
}
