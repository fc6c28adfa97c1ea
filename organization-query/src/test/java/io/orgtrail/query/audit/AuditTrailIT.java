package io.orgtrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTrailIT extends QueryTest {

  @Test
  void showsEveryFieldOfAnEntry() {
    var acme = acme().byOperator(dave).added(bob, "MEMBER", "b@example.com", "Bob", null);
    var answer = as(alice).after(acme).get(path(acme) + "?limit=1");
    Map<String, Object> entry = answer.json("$.data[0]");
    assertThat(entry)
        .containsEntry("type", "MemberAdded")
        .containsEntry("organizationId", acme.id())
        .containsEntry("version", 3)
        .containsEntry("actor", Map.of("id", dave, "operator", true))
        .containsEntry("target", Map.of("type", "member", "id", bob))
        .containsEntry("commandId", "command-3")
        .containsEntry("traceId", "4bf92f3577b34da6a3ce929d0e0e4736")
        .containsKeys("position", "eventId", "time")
        .hasSize(11);
    assertThat(((Number) entry.get("position")).longValue()).isEqualTo(acme.position());
    assertThat(answer.<String>json("$.data[0].data.email")).isEqualTo("b@example.com");
    assertThat(answer.<String>json("$.data[0].data.userId")).isEqualTo(bob);
  }

  @Test
  void showsEveryEvent_newestFirstUnlessAskedOtherwise() {
    var acme = acme().added(bob, "MEMBER").invited("i1", "x@example.com").removed(bob);
    var asking = as(alice).after(acme);
    var types =
        List.of(
            "OrganizationCreated",
            "MemberAdded",
            "MemberAdded",
            "SeatReserved",
            "MemberInvited",
            "UserRemoved");
    assertThat(asking.get(path(acme) + "?order=asc").<String>each("type")).isEqualTo(types);
    var newestFirst = new ArrayList<>(types);
    Collections.reverse(newestFirst);
    assertThat(asking.get(path(acme)).<String>each("type")).isEqualTo(newestFirst);
    assertThat(asking.get(path(acme) + "?order=desc").<String>each("type")).isEqualTo(newestFirst);
  }

  @Test
  void filtersByActorTypeAndTarget() {
    var acme = acme().by(bob).added(carol, "MEMBER").by(alice).invited("i1", "x@example.com");
    acme.accepted("i1", dave).roleChanged(dave, "ADMIN", "NONE").transferred(alice, dave);
    var asking = as(dave).after(acme);
    assertThat(asking.get(path(acme) + "?actor=" + bob).<String>each("type"))
        .containsExactly("MemberAdded");
    assertThat(asking.get(path(acme) + "?type=MemberRoleChanged").<String>each("type"))
        .containsExactly("MemberRoleChanged");
    assertThat(asking.get(path(acme) + "?order=asc&target=" + dave).<String>each("type"))
        .containsExactly("MemberAdded", "MemberRoleChanged", "OwnershipTransferred");
    assertThat(asking.get(path(acme) + "?order=asc&target=i1").<String>each("type"))
        .containsExactly("SeatReserved", "MemberInvited", "InvitationAccepted");
    assertThat(asking.get(path(acme) + "?target=" + acme.id()).<String>each("type"))
        .containsExactly("OrganizationCreated");
    assertThat(asking.get(path(acme) + "?actor=%s&target=%s", bob, carol).<String>each("type"))
        .containsExactly("MemberAdded");
    assertThat(asking.get(path(acme) + "?target=x").<String>each("type")).isEmpty();
    asking.get(path(acme) + "?type=MemberExploded").isInvalid("type");
    asking.get(path(acme) + "?order=sideways").isInvalid("order");
  }

  @Test
  void filtersByTimesAndPositions() {
    var acme = acme();
    var second = acme.position();
    acme.added(bob, "MEMBER").added(carol, "MEMBER");
    var asking = as(alice).after(acme);
    var all = asking.get(path(acme) + "?order=asc");
    List<String> times = all.each("time");
    assertThat(asking.get(path(acme) + "?order=asc&from=" + second).<String>each("time"))
        .isEqualTo(times.subList(1, 4));
    assertThat(asking.get(path(acme) + "?order=asc&to=" + second).<String>each("time"))
        .isEqualTo(times.subList(0, 2));
    var from = "?order=asc&from=" + times.get(2);
    assertThat(asking.get(path(acme) + from).<String>each("time")).isEqualTo(times.subList(2, 4));
    var to = "?order=asc&to=" + times.get(2);
    assertThat(asking.get(path(acme) + to).<String>each("time")).isEqualTo(times.subList(0, 3));
    var elsewhere = Instant.parse(times.get(2)).atOffset(ZoneOffset.ofHours(-5));
    assertThat(asking.get(path(acme) + "?order=asc&from=" + elsewhere).<String>each("time"))
        .isEqualTo(times.subList(2, 4));
    asking.get(path(acme) + "?from=yesterday").isInvalid("from");
    asking.get(path(acme) + "?to=2026-01-01").isInvalid("to");
    asking.get(path(acme) + "?to=-1").isInvalid("to");
    asking.get(path(acme) + "?to=+999999999-01-01T00:00:00Z").isInvalid("to");
  }

  @Test
  void pagesInBothDirections() {
    var acme = acme().tellingLater();
    for (var i = 0; i < 300; i++) {
      acme.roleChanged(i % 100 == 0 ? bob : carol, "MEMBER", "ADMIN");
    }
    acme.told();
    assertThat(positions(acme, "?limit=100&order=asc")).hasSize(302).isSorted();
    assertThat(positions(acme, "?limit=151"))
        .hasSize(302)
        .isSortedAccordingTo(Comparator.reverseOrder());
    // The few that match lie far apart: no page ends before them.
    assertThat(positions(acme, "?limit=2&target=" + bob)).hasSize(3);
    var asking = as(alice).after(acme);
    String cursor = asking.get(path(acme) + "?limit=1").json("$.nextCursor");
    asking.get(path(acme) + "?order=asc&cursor=" + cursor).isInvalid("cursor");
    asking.get(path(acme) + "?actor=x&cursor=" + cursor).isInvalid("cursor");
  }

  private List<Long> positions(Story acme, String query) {
    var asking = as(alice).after(acme);
    var seen = new ArrayList<Long>();
    var next = "";
    do {
      var answer = asking.get(path(acme) + query + next);
      answer.<Number>each("position").forEach(position -> seen.add(position.longValue()));
      String cursor = answer.json("$.nextCursor");
      next = cursor == null ? null : "&cursor=" + cursor;
    } while (next != null);
    return seen;
  }

  @Test
  void outlivesItsOrganization_forThoseWhoCouldReadIt() {
    var acme = publicAcme().added(bob, "MEMBER").added(carol, "ADMIN").deleted();
    assertThat(as(alice).after(acme).get(path(acme)).<String>each("type").get(0))
        .isEqualTo("OrganizationDeleted");
    assertThat(as(carol).get(path(acme)).status()).isEqualTo(200);
    assertThat(asOperator().get(path(acme)).status()).isEqualTo(200);
    as(bob).get(path(acme)).isProblem(410, "ORGANIZATION_DELETED");
    as(dave).get(path(acme)).isProblem(404, "ORGANIZATION_NOT_FOUND");
  }

  private static String path(Story organization) {
    return "/organizations/%s/audit-trail".formatted(organization.id());
  }
}
