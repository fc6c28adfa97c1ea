package io.orgtrail.query.organizations;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.organizations.ActiveOrganizationProjection.ACTIVE_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.ActiveOrganizationSwitched;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationRestored;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActiveOrganizationProjectionTest {

  private static final Row BOB = Row.of("organization_id", "acme", "user_id", "bob");
  private static final Row INACTIVE = Row.of("active", false);

  @Test
  void remembersAtWhichPositionAUserSwitched() {
    assertThat(changes(new ActiveOrganizationSwitched("acme", "bob")))
        .containsExactly(
            ACTIVE_ORGANIZATION.upsert(
                "organization_id", "acme", "user_id", "bob", "position", 5L, "active", true));
  }

  @Test
  void endsWithTheMembership() {
    var ended = ACTIVE_ORGANIZATION.update(BOB, INACTIVE);
    assertThat(changes(new MemberLeft("acme", "bob", "MEMBER", null, null))).containsExactly(ended);
    assertThat(changes(new UserRemoved("acme", "bob", "MEMBER", null, null)))
        .containsExactly(ended);
  }

  @Test
  void endsForEverybodyWithTheOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme")))
        .containsExactly(ACTIVE_ORGANIZATION.update(Row.of("organization_id", "acme"), INACTIVE));
  }

  @Test
  void doesNotComeBackWithTheOrganization() {
    assertThat(changes(new OrganizationRestored("acme", "acme", "Acme", "acme", "Acme"))).isEmpty();
  }

  @Test
  void isNotConcernedByAnythingElse() {
    assertThat(changes(new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER", null))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new ActiveOrganizationProjection().changes(at(5, event));
  }
}
