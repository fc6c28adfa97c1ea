package io.orgtrail.query.members;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.fixtures.Recorded.time;
import static io.orgtrail.query.members.MemberProjection.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.ownership.OwnershipEvent.OwnershipTransferred;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.RowChange.Upsert;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberProjectionTest {

  @Test
  void showsWhoWasAdded() {
    var added =
        new MemberAdded(
            "acme",
            "bob",
            EmailAddress.of("Bob@Example.com"),
            PersonName.of("Bob O."),
            "ADMIN",
            null,
            "i1",
            List.of(),
            List.of());
    assertThat(changes(added))
        .containsExactly(
            MEMBER.upsert(
                "organization_id", "acme",
                "user_id", "bob",
                "email", "Bob@Example.com",
                "name", "Bob O.",
                "search_text", "bob o.\nbob@example.com",
                "role", "ADMIN",
                "joined_at", time(3),
                "updated_at", time(3),
                "invitation_id", "i1",
                "joined_position", 3L));
  }

  @Test
  void showsWhoWasBroughtIn_asJoinedElsewhere() {
    var added =
        new MemberAdded(
            "acme", "bob", null, null, "ADMIN", null, null, List.of(), List.of(), time(1));
    assertThat(changes(added))
        .singleElement()
        .extracting(change -> ((Upsert) change).row().values())
        .satisfies(
            row -> assertThat(row).containsEntry("joined_at", time(1)),
            row -> assertThat(row).containsEntry("updated_at", time(3)));
  }

  @Test
  void showsWhoIsBack_asJoinedThen() {
    var back =
        new MemberReinstated(
            "acme",
            "bob",
            EmailAddress.of("Bob@Example.com"),
            null,
            "MEMBER",
            "OWNER",
            null,
            List.of(),
            List.of());
    assertThat(changes(back))
        .containsExactly(
            MEMBER.upsert(
                "organization_id", "acme",
                "user_id", "bob",
                "email", "Bob@Example.com",
                "name", null,
                "search_text", "bob@example.com",
                "role", "MEMBER",
                "joined_at", time(3),
                "updated_at", time(3),
                "joined_position", 3L));
  }

  @Test
  void changesRoles() {
    assertThat(changes(new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER", null)))
        .containsExactly(role("bob", "ADMIN"));
    assertThat(changes(new OwnershipTransferred("acme", "alice", "bob", "MEMBER")))
        .containsExactly(role("alice", "ADMIN"), role("bob", "OWNER"));
    assertThat(changes(new OwnershipTransferred("acme", null, "bob", "MEMBER")))
        .containsExactly(role("bob", "OWNER"));
  }

  @Test
  void forgetsWhoIsNoMemberAnyMore() {
    var forgotten = MEMBER.delete(key("bob"));
    assertThat(changes(new UserRemoved("acme", "bob", "MEMBER", null, null)))
        .containsExactly(forgotten);
    assertThat(changes(new MemberLeft("acme", "bob", "MEMBER", null, null)))
        .containsExactly(forgotten);
  }

  @Test
  void keepsTheMembersOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme"))).isEmpty();
  }

  @Test
  void isNotConcernedByRequests() {
    assertThat(changes(new JoinRequested("acme", "bob", null, null, null, null))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new MemberProjection().changes(at(3, event));
  }

  private static RowChange role(String userId, String role) {
    return MEMBER.update(key(userId), Row.of("role", role, "updated_at", time(3)));
  }

  private static Row key(String userId) {
    return Row.of("organization_id", "acme", "user_id", userId);
  }
}
