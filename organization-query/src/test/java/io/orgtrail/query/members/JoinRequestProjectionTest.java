package io.orgtrail.query.members;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.fixtures.Recorded.time;
import static io.orgtrail.query.members.JoinRequestProjection.JOIN_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.JoinRequestApproved;
import io.orgtrail.api.members.MemberEvent.JoinRequestRejected;
import io.orgtrail.api.members.MemberEvent.JoinRequestWithdrawn;
import io.orgtrail.api.members.MemberEvent.JoinRequested;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.personal.FreeText;
import io.orgtrail.api.personal.PersonName;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinRequestProjectionTest {

  @Test
  void showsWhoWantsToJoin() {
    var requested =
        new JoinRequested(
            "acme",
            "bob",
            EmailAddress.of("b@example.com"),
            PersonName.of("Bob"),
            null,
            FreeText.of("Hi"));
    assertThat(changes(requested))
        .containsExactly(
            JOIN_REQUEST.upsert(
                "organization_id", "acme",
                "user_id", "bob",
                "email", "b@example.com",
                "name", "Bob",
                "message", "Hi",
                "requested_at", time(4),
                "requested_position", 4L));
  }

  @Test
  void forgetsRequestsThatAreDecided() {
    var decided = JOIN_REQUEST.delete(Row.of("organization_id", "acme", "user_id", "bob"));
    for (var event :
        List.of(
            new JoinRequestApproved("acme", "bob", "MEMBER"),
            new JoinRequestRejected("acme", "bob", null),
            new JoinRequestWithdrawn("acme", "bob"),
            new MemberAdded("acme", "bob", null, null, "MEMBER", null, null, null, null),
            new MemberReinstated("acme", "bob", null, null, "MEMBER", "OWNER", null, null, null))) {
      assertThat(changes(event)).containsExactly(decided);
    }
  }

  @Test
  void forgetsTheRequestsOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme")))
        .containsExactly(JOIN_REQUEST.delete(Row.of("organization_id", "acme")));
  }

  @Test
  void isNotConcernedByAnythingElse() {
    assertThat(changes(new MemberLeft("acme", "bob", "MEMBER", null, null))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new JoinRequestProjection().changes(at(4, event));
  }
}
