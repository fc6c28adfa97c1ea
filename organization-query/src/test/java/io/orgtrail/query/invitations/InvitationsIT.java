package io.orgtrail.query.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InvitationsIT extends QueryTest {

  private static final Instant YESTERDAY = Instant.now().minus(1, ChronoUnit.DAYS);
  private static final Instant NEXT_YEAR = Instant.parse("2099-01-01T00:00:00Z");

  @Test
  void showsEveryFieldOfAnInvitation() {
    var acme = acme().by(alice).invited("i1", "Bob@Example.com", NEXT_YEAR);
    var answer = as(alice).after(acme).get(path(acme) + "/i1");
    assertThat(answer.<Map<String, Object>>json("$"))
        .containsEntry("id", "i1")
        .containsEntry("organizationId", acme.id())
        .containsEntry("email", "Bob@Example.com")
        .containsEntry("role", "NONE")
        .containsEntry("projectRoles", List.of(Map.of("projectId", "apollo", "role", "MEMBER")))
        .containsEntry("teamRoles", List.of())
        .containsEntry("status", "PENDING")
        .containsEntry("invitedBy", alice)
        .containsEntry("message", "Come in")
        .containsEntry("issue", 1)
        .containsEntry("expiresAt", "2099-01-01T00:00:00Z")
        .containsEntry("respondedAt", null)
        .containsKey("createdAt")
        .hasSize(13);
  }

  @Test
  void followsAnInvitationToItsEnd() {
    var acme = acme();
    for (var id : List.of("pending", "accepted", "declined", "canceled", "expired")) {
      acme.invited(id, id + "@example.com");
    }
    acme.accepted("accepted", bob).declined("declined", carol);
    acme.canceled("canceled").expired("expired");
    var answer = as(alice).after(acme).get(path(acme));
    assertThat(answer.<String>each("status"))
        .containsExactly("PENDING", "ACCEPTED", "DECLINED", "CANCELED", "EXPIRED");
    assertThat(answer.<String>each("respondedAt").get(0)).isNull();
    assertThat(answer.<String>each("respondedAt").subList(1, 5)).doesNotContainNull();
  }

  @Test
  void filtersByStatus() {
    var acme = acme().invited("i1", "a@example.com").invited("i2", "b@example.com").canceled("i1");
    var asking = as(alice).after(acme);
    assertThat(asking.get(path(acme) + "?status=PENDING").<String>each("id")).containsExactly("i2");
    assertThat(asking.get(path(acme) + "?status=CANCELED").<String>each("id"))
        .containsExactly("i1");
    assertThat(asking.get(path(acme) + "?status=").<String>each("id")).containsExactly("i1", "i2");
    var refusal = asking.get(path(acme) + "?status=LOST");
    refusal.isInvalid("status");
    assertThat(refusal.<String>problem("$.detail")).contains("PENDING, ACCEPTED");
  }

  @Test
  void filtersByProject() {
    var acme = acme();
    offering(acme, "i1", "apollo");
    offering(acme, "i2", "gemini", "apollo");
    offering(acme, "i3", "gemini");
    offering(acme, "i4");
    offering(acme(), "i5", "apollo");
    acme.declined("i1", bob);
    var asking = as(alice).after(acme);
    assertThat(asking.get(path(acme) + "?projectId=apollo").<String>each("id"))
        .containsExactly("i1", "i2");
    assertThat(asking.get(path(acme) + "?projectId=gemini").<String>each("id"))
        .containsExactly("i2", "i3");
    assertThat(asking.get(path(acme) + "?projectId=apollo&status=PENDING").<String>each("id"))
        .containsExactly("i2");
    assertThat(asking.get(path(acme) + "?projectId=nope").<String>each("id")).isEmpty();
    assertThat(asking.get(path(acme) + "?projectId=").<String>each("id")).hasSize(4);

    var page = asking.get(path(acme) + "?projectId=apollo&limit=1");
    assertThat(page.<String>each("id")).containsExactly("i1");
    String cursor = page.json("$.nextCursor");
    assertThat(asking.get(path(acme) + "?projectId=apollo&cursor=" + cursor).<String>each("id"))
        .containsExactly("i2");
    asking.get(path(acme) + "?projectId=gemini&cursor=" + cursor).isInvalid("cursor");
  }

  private static void offering(Story organization, String invitationId, String... projectIds) {
    var roles = Stream.of(projectIds).map(project -> new ProjectRole(project, "MEMBER")).toList();
    organization.invited(invitationId, invitationId + "@example.com", NEXT_YEAR, roles);
  }

  @Test
  void showsAnInvitationAsExpired_beforeItsEventIsWritten() {
    var acme = acme().invited("i1", "a@example.com", YESTERDAY).invited("i2", "b@example.com");
    var asking = as(alice).after(acme);
    assertThat(asking.get(path(acme) + "/i1").<String>json("$.status")).isEqualTo("EXPIRED");
    assertThat(asking.get(path(acme) + "?status=EXPIRED").<String>each("id")).containsExactly("i1");
    assertThat(asking.get(path(acme) + "?status=PENDING").<String>each("id")).containsExactly("i2");
    var overview = asking.get("/organizations/%s/overview", acme.id());
    assertThat(overview.<Integer>json("$.pendingInvitations")).isEqualTo(1);
    // It holds its seat until its end is written.
    assertThat(overview.<Integer>json("$.seats.used")).isEqualTo(3);
  }

  @Test
  void showsAnInvitationAsExpired_atOnceToWhoJustSawItPending() {
    var end = Instant.now().plusSeconds(2);
    var acme = acme().invited("i1", bob + "@example.com", end);
    var asking = as(alice).after(acme);
    var mine = as(bob).after(acme);
    var overview = "/organizations/%s/overview".formatted(acme.id());
    do {
      asking.get(path(acme) + "/i1");
      asking.get(path(acme));
      asking.get(path(acme) + "?status=EXPIRED");
      asking.get(path(acme) + "?status=PENDING");
      asking.get(overview);
      mine.get("/users/me/invitations");
    } while (Instant.now().isBefore(end));
    assertThat(asking.get(path(acme) + "/i1").<String>json("$.status")).isEqualTo("EXPIRED");
    assertThat(asking.get(path(acme)).<String>each("status")).containsExactly("EXPIRED");
    assertThat(asking.get(path(acme) + "?status=EXPIRED").<String>each("id")).containsExactly("i1");
    assertThat(asking.get(path(acme) + "?status=PENDING").<String>each("id")).isEmpty();
    assertThat(asking.get(overview).<Integer>json("$.pendingInvitations")).isZero();
    assertThat(mine.get("/users/me/invitations").<String>each("id")).isEmpty();
  }

  @Test
  void followsAnInvitationThatIsSentAgain() {
    var acme = acme().invited("i1", "a@example.com", YESTERDAY);
    acme.resent("i1", "a@example.com", 2, NEXT_YEAR);
    var answer = as(alice).after(acme).get(path(acme) + "/i1");
    assertThat(answer.<Integer>json("$.issue")).isEqualTo(2);
    assertThat(answer.<String>json("$.status")).isEqualTo("PENDING");
    assertThat(answer.<String>json("$.expiresAt")).isEqualTo("2099-01-01T00:00:00Z");
  }

  @Test
  void pagesThroughInvitations() {
    var acme = acme().invited("a", "a@example.com").invited("b", "b@example.com");
    acme.invited("c", "c@example.com");
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme) + "?limit=2");
    assertThat(page.<String>each("id")).containsExactly("a", "b");
    var next = path(acme) + "?limit=2&cursor=" + page.<String>json("$.nextCursor");
    assertThat(asking.get(next).<String>each("id")).containsExactly("c");
    asking.get(next + "&status=PENDING").isInvalid("cursor");
  }

  @Test
  void knowsNoOtherInvitations() {
    var acme = acme();
    as(alice).after(acme).get(path(acme) + "/nope").isProblem(404, "INVITATION_NOT_FOUND");
  }

  @Test
  void showsPeopleTheInvitationsOfTheirVerifiedAddress() {
    var acme = acme().invited("i1", bob.toUpperCase() + "@Example.com");
    var other = acme().invited("i2", bob + "@example.com").invited("i3", carol + "@example.com");
    other.invited("i4", bob + "@example.com", YESTERDAY);
    var asking = as(bob).after(other);
    var answer = asking.get("/users/me/invitations");
    assertThat(answer.<String>each("id")).containsExactly("i1", "i2");
    assertThat(answer.<String>each("organizationId")).containsExactly(acme.id(), other.id());
    assertThat(answer.<String>each("organizationName")).containsExactly(acme.name(), other.name());
    assertThat(asking.get("/users/me/invitations?status=EXPIRED").<String>each("id"))
        .containsExactly("i4");
    asking.get("/users/me/invitations?status=LOST").isInvalid("status");

    var unverified = as(bob, Map.of("email_verified", false));
    assertThat(unverified.get("/users/me/invitations").<String>each("id")).isEmpty();
    var elsewhere = as(bob, Map.of("email", dave + "@example.com"));
    assertThat(elsewhere.get("/users/me/invitations").<String>each("id")).isEmpty();
  }

  @Test
  void cancelsPendingInvitationsWithTheirOrganization() {
    var acme = acme().invited("i1", bob + "@example.com").invited("i2", carol + "@example.com");
    acme.declined("i2", carol).deleted();
    var asking = as(bob).after(acme);
    assertThat(asking.get("/users/me/invitations").<String>each("id")).isEmpty();
    assertThat(asking.get("/users/me/invitations?status=CANCELED").<String>each("id"))
        .containsExactly("i1");
    assertThat(as(carol).get("/users/me/invitations?status=DECLINED").<String>each("id"))
        .containsExactly("i2");
  }

  private static String path(Story organization) {
    return "/organizations/%s/invitations".formatted(organization.id());
  }
}
