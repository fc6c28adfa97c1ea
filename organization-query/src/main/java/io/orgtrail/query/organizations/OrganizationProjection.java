package io.orgtrail.query.organizations;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.INTEGER;
import static io.orgtrail.query.projections.ColumnType.TEXT;
import static io.orgtrail.query.projections.ColumnType.TIMESTAMPTZ;

import io.orgtrail.api.eventstore.RecordedEvent;
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
import io.orgtrail.api.organizations.Profile;
import io.orgtrail.api.people.PersonEvent.PersonForgotten;
import io.orgtrail.api.personal.Erased;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows organizations; a deleted one stays, for those who were its members. */
@Component
class OrganizationProjection implements Projection {

  static final Table ORGANIZATION =
      Table.named("organization")
          .with(TEXT, "id", "account", "slug", "name", "name_key", "description", "logo")
          .with(TEXT, "website", "industry", "email", "phone", "visibility", "kind")
          .with(TEXT, "parent_organization_id", "plan", "cache")
          .with(INTEGER, "seat_limit")
          .with(TIMESTAMPTZ, "created_at", "updated_at", "deleted_at")
          .with(BIGINT, "version", "created_position")
          .identifiedBy("id");

  @Override
  public List<Table> tables() {
    return List.of(ORGANIZATION);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof OrganizationCreated created) {
      return List.of(new RowChange.Upsert(ORGANIZATION, row(recorded, created)));
    }
    if (event instanceof OrganizationImported imported) {
      return changed(recorded, Row.of("created_at", imported.createdAt()));
    }
    if (event instanceof OrganizationRenamed renamed) {
      return changed(recorded, name(renamed.name()));
    }
    if (event instanceof OrganizationSlugChanged changed) {
      return changed(recorded, Row.of("slug", changed.slug()));
    }
    if (event instanceof OrganizationProfileChanged changed) {
      return changed(recorded, profile(changed.profile()));
    }
    if (event instanceof PlanChanged changed) {
      return changed(recorded, Row.of("plan", changed.plan()));
    }
    if (event instanceof SeatLimitSet set) {
      return changed(recorded, Row.of("seat_limit", set.limit()));
    }
    if (event instanceof CacheApplied applied) {
      return changed(recorded, Row.of("cache", applied.podType()));
    }
    if (event instanceof CacheDestroyed) {
      return changed(recorded, Row.of("cache", null));
    }
    if (event instanceof OrganizationRestored restored) {
      return changed(recorded, restored(restored));
    }
    if (event instanceof PersonForgotten forgotten && forgotten.contact()) {
      return changed(recorded, Row.of("email", Erased.TEXT));
    }
    return event instanceof OrganizationDeleted
        ? changed(recorded, Row.of("deleted_at", recorded.time()))
        : List.of(update(recorded, version(recorded)));
  }

  private static Row row(RecordedEvent recorded, OrganizationCreated created) {
    return Row.of(
            "id", created.organizationId(),
            "account", created.account(),
            "slug", created.slug(),
            "kind", created.kind(),
            "parent_organization_id", created.parentOrganizationId(),
            "plan", created.plan(),
            "created_at", recorded.time(),
            "created_position", recorded.position())
        .with(name(created.name()))
        .with(profile(created.profile()))
        .with(updated(recorded));
  }

  private static Row restored(OrganizationRestored restored) {
    return name(restored.name()).with(Row.of("slug", restored.slug(), "deleted_at", null));
  }

  private static Row name(String name) {
    return Row.of("name", name, "name_key", key(name));
  }

  private static Row profile(Profile profile) {
    return Row.of(
        "description", profile.description(),
        "logo", profile.logo(),
        "website", profile.website(),
        "industry", profile.industry(),
        "email", profile.email() == null ? null : profile.email().typed(),
        "phone", profile.phone(),
        "visibility", profile.visibility());
  }

  private static List<RowChange> changed(RecordedEvent recorded, Row set) {
    return List.of(update(recorded, updated(recorded).with(set)));
  }

  private static RowChange update(RecordedEvent recorded, Row set) {
    return ORGANIZATION.update(Row.of("id", recorded.event().organizationId()), set);
  }

  private static Row updated(RecordedEvent recorded) {
    return version(recorded).with(Row.of("updated_at", recorded.time()));
  }

  /** Every event of the organization tells its version. */
  private static Row version(RecordedEvent recorded) {
    return Row.of("version", recorded.version());
  }

  /** Names are the same when they differ in case or surrounding space alone. */
  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
