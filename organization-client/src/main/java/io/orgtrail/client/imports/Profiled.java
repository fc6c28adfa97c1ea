package io.orgtrail.client.imports;

import io.orgtrail.api.members.ImportedMember;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.organizations.OrganizationCommand.ApplyCache;
import io.orgtrail.api.organizations.OrganizationCommand.ImportOrganization;
import io.orgtrail.api.organizations.OrganizationEvent.ActiveOrganizationSwitched;
import io.orgtrail.api.organizations.OrganizationEvent.CacheApplied;
import io.orgtrail.api.organizations.OrganizationEvent.CacheDestroyed;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationCreated;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationImported;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationProfileChanged;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRenamed;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationSlugChanged;
import io.orgtrail.api.organizations.OrganizationEvent.PlanChanged;
import io.orgtrail.api.organizations.OrganizationEvent.SeatLimitSet;
import io.orgtrail.api.organizations.Plan;
import io.orgtrail.api.organizations.PodType;
import io.orgtrail.api.organizations.Profile;
import java.time.Instant;
import java.util.stream.Stream;

/** What an organization is called, tells about itself and pays for. */
final class Profiled {

  private OrganizationCreated created;
  private String name;
  private String slug;
  private Profile profile;
  private Plan plan;
  private Integer seatLimit;
  private PodType cache;
  private Instant createdAt;
  private boolean deleted;

  void learn(Handlers handlers) {
    handlers
        .on(OrganizationCreated.class, this::created)
        .on(OrganizationImported.class, event -> createdAt = event.createdAt())
        .on(OrganizationRenamed.class, event -> name = event.name())
        .on(OrganizationSlugChanged.class, event -> slug = event.slug())
        .on(OrganizationProfileChanged.class, event -> profile = event.profile())
        .on(PlanChanged.class, event -> plan = event.plan())
        .on(SeatLimitSet.class, event -> seatLimit = event.limit())
        .on(CacheApplied.class, event -> cache = event.podType())
        .on(CacheDestroyed.class, event -> cache = null)
        .on(OrganizationDeleted.class, event -> deleted = true)
        .on(OrganizationRestored.class, this::restored)
        .ignore(ActiveOrganizationSwitched.class);
  }

  private void created(OrganizationCreated event, Instant time) {
    created = event;
    name = event.name();
    slug = event.slug();
    profile = event.profile();
    plan = event.plan();
    createdAt = time;
  }

  private void restored(OrganizationRestored event) {
    deleted = false;
    name = event.name();
    slug = event.slug();
  }

  boolean isDeleted() {
    return deleted;
  }

  Command founding(String source, ImportedMember owner) {
    return new ImportOrganization(
        created.organizationId(),
        created.account(),
        name,
        slug,
        profile.description(),
        profile.logo(),
        profile.website(),
        profile.industry(),
        Known.text(profile.email()),
        profile.phone(),
        profile.visibility(),
        created.kind(),
        created.parentOrganizationId(),
        plan,
        seatLimit,
        createdAt,
        source,
        owner);
  }

  Stream<Command> caching() {
    return Stream.ofNullable(cache).map(size -> new ApplyCache(created.organizationId(), size));
  }
}
