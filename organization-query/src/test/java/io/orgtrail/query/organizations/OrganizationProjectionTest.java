package io.orgtrail.query.organizations;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.fixtures.Recorded.time;
import static io.orgtrail.query.organizations.OrganizationProjection.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.Kind;
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
import io.orgtrail.api.organizations.Visibility;
import io.orgtrail.query.fixtures.Story;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.RowChange.Update;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganizationProjectionTest {

  private final OrganizationProjection projection = new OrganizationProjection();

  @Test
  void showsACreatedOrganization() {
    var created =
        new OrganizationCreated(
            "acme", "default", "a", " Acme ", Story.PROFILE, Kind.SUB, "parent", Plan.FREEMIUM);
    var change = projection.changes(at(7, created));
    assertThat(change).hasSize(1);
    var row = ((Upsert) change.get(0)).row();
    assertThat(row.values())
        .containsEntry("id", "acme")
        .containsEntry("name", " Acme ")
        .containsEntry("name_key", "acme")
        .containsEntry("email", "Office@acme.example.com")
        .containsEntry("visibility", Visibility.PRIVATE)
        .containsEntry("parent_organization_id", "parent")
        .containsEntry("created_at", time(7))
        .containsEntry("updated_at", time(7))
        .containsEntry("version", 7L)
        .containsEntry("created_position", 7L);
    assertThat(row.get("deleted_at")).isNull();
    assertThat(row.get("seat_limit")).isNull();
  }

  @Test
  void anImportedOrganizationIsAsOldAsItWasElsewhere() {
    var change = projection.changes(at(8, new OrganizationImported("acme", "A list", time(1))));
    assertThat(change).hasSize(1);
    assertThat(((Update) change.get(0)).set().values()).containsEntry("created_at", time(1));
  }

  @Test
  void updatesWhatAnOrganizationTellsOfItself() {
    assertThat(changes(new OrganizationRenamed("acme", "New", "Old")))
        .containsExactly(updated("name", "New", "name_key", "new"));
    assertThat(changes(new OrganizationSlugChanged("acme", "new", "old")))
        .containsExactly(updated("slug", "new"));
    assertThat(changes(new PlanChanged("acme", Plan.PREMIUM, Plan.FREEMIUM)))
        .containsExactly(updated("plan", Plan.PREMIUM));
    assertThat(changes(new CacheApplied("acme", PodType.HIGH, null)))
        .containsExactly(updated("cache", PodType.HIGH));
    assertThat(changes(new CacheDestroyed("acme", PodType.HIGH)))
        .containsExactly(updated("cache", null));
    assertThat(changes(new SeatLimitSet("acme", null, 3)))
        .containsExactly(updated("seat_limit", null));
    assertThat(changes(new OrganizationDeleted("acme", "slug", "name")))
        .containsExactly(updated("deleted_at", time(9)));
    assertThat(changes(new OrganizationRestored("acme", "new", "New", "old", "Old")))
        .containsExactly(
            updated("name", "New", "name_key", "new", "slug", "new", "deleted_at", null));
    assertThat(changes(new OrganizationProfileChanged("acme", Story.PROFILE, Story.PROFILE)))
        .containsExactly(
            updated(
                "description", Story.PROFILE.description(),
                "logo", Story.PROFILE.logo(),
                "website", Story.PROFILE.website(),
                "industry", Story.PROFILE.industry(),
                "email", Story.PROFILE.email().typed(),
                "phone", Story.PROFILE.phone(),
                "visibility", Visibility.PRIVATE));
  }

  @Test
  void countsTheVersionOfEverythingElse() {
    var counted = ORGANIZATION.update(Row.of("id", "acme"), Row.of("version", 9L));
    assertThat(changes(new MemberLeft("acme", "bob", "MEMBER", null, null)))
        .containsExactly(counted);
    assertThat(changes(new ActiveOrganizationSwitched("acme", "bob"))).containsExactly(counted);
  }

  private List<RowChange> changes(Event event) {
    return projection.changes(at(9, event));
  }

  private static RowChange updated(Object... values) {
    return ORGANIZATION.update(
        Row.of("id", "acme"), Row.of("version", 9L, "updated_at", time(9)).with(Row.of(values)));
  }
}
