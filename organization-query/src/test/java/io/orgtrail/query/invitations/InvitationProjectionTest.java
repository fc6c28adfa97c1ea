package io.orgtrail.query.invitations;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.fixtures.Recorded.time;
import static io.orgtrail.query.invitations.InvitationProjection.INVITATION;
import static io.orgtrail.query.invitations.InvitationProjection.INVITATION_PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.invitations.InvitationEvent.InvitationAccepted;
import io.orgtrail.api.invitations.InvitationEvent.InvitationCanceled;
import io.orgtrail.api.invitations.InvitationEvent.InvitationDeclined;
import io.orgtrail.api.invitations.InvitationEvent.InvitationExpired;
import io.orgtrail.api.invitations.InvitationEvent.InvitationResent;
import io.orgtrail.api.invitations.InvitationEvent.MemberInvited;
import io.orgtrail.api.invitations.InvitationEvent.SeatReleased;
import io.orgtrail.api.invitations.InvitationEvent.SeatReserved;
import io.orgtrail.api.invitations.InvitationStatus;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.personal.EmailAddress;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvitationProjectionTest {

  private static final EmailAddress EMAIL = EmailAddress.of("Bob@Example.com");
  private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void showsAnInvitation() {
    var invited =
        new MemberInvited(
            "acme",
            "i1",
            EMAIL,
            "NONE",
            List.of(new ProjectRole("apollo", "OWNER")),
            List.of(new TeamRole("red", "LEAD")),
            "Acme",
            "alice",
            null,
            null,
            1,
            LATER,
            true);
    assertThat(changes(invited))
        .containsExactly(
            INVITATION.upsert(
                "organization_id", "acme",
                "id", "i1",
                "email", "Bob@Example.com",
                "email_key", "bob@example.com",
                "role", "NONE",
                "project_roles", "[{\"projectId\":\"apollo\",\"role\":\"OWNER\"}]",
                "team_roles", "[{\"teamId\":\"red\",\"role\":\"LEAD\"}]",
                "status", InvitationStatus.PENDING,
                "invited_by", "alice",
                "message", null,
                "issue", 1,
                "created_at", time(6),
                "expires_at", LATER,
                "created_position", 6L),
            INVITATION_PROJECT.upsert(
                "organization_id", "acme",
                "project_id", "apollo",
                "invitation_id", "i1",
                "created_position", 6L));
  }

  @Test
  void followsWhatIsSentAgain() {
    var resent =
        new InvitationResent(
            "acme", "i1", EMAIL, "NONE", "Acme", null, null, 2, LATER, true, LATER);
    assertThat(changes(resent)).containsExactly(updated(Row.of("issue", 2, "expires_at", LATER)));
  }

  @Test
  void showsHowAnInvitationEnded() {
    assertThat(changes(new InvitationAccepted("acme", "i1", "bob")))
        .containsExactly(ended("ACCEPTED"));
    assertThat(changes(new InvitationDeclined("acme", "i1", "bob")))
        .containsExactly(ended("DECLINED"));
    assertThat(changes(new InvitationCanceled("acme", "i1"))).containsExactly(ended("CANCELED"));
    assertThat(changes(new InvitationExpired("acme", "i1"))).containsExactly(ended("EXPIRED"));
  }

  @Test
  void cancelsWhatIsPendingWithItsOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme")))
        .containsExactly(
            INVITATION.update(
                Row.of("organization_id", "acme", "status", "PENDING"),
                Row.of("status", InvitationStatus.CANCELED, "responded_at", time(6))));
  }

  @Test
  void isNotConcernedBySeats() {
    assertThat(changes(new SeatReserved("acme", "i1", EMAIL, "NONE", null, List.of()))).isEmpty();
    assertThat(changes(new SeatReleased("acme", "i1"))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new InvitationProjection().changes(at(6, event));
  }

  private static RowChange ended(String status) {
    return updated(Row.of("status", InvitationStatus.valueOf(status), "responded_at", time(6)));
  }

  private static RowChange updated(Row set) {
    return INVITATION.update(Row.of("organization_id", "acme", "id", "i1"), set);
  }
}
