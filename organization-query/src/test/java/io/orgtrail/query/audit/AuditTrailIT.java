package io.orgtrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.query.fixtures.Database;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
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
        .containsEntry("changes", List.of())
        .hasSize(12);
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
  void findsTexts_inWhateverAnEventSaysAndInItsActor_inAnyCase() {
    var acme = acme().renamed("Say \"hello\" to C:\\temp\nand ÄRGER").renamed("100% of a_b");
    acme.by("Zoë-" + acme.id()).holding("apollo", 12, 5_000_000_007L);
    var asking = as(alice).after(acme);
    var last = List.of("ProjectUsageReported");
    var both = List.of("OrganizationRenamed", "OrganizationRenamed");
    for (var text : List.of("say \"HELLO\" to c:\\TEMP\nAND", "ärger", "Ärg")) {
      assertThat(asking.get(path(acme) + "?text=" + encoded(text)).<String>each("type"))
          .as(text)
          .isEqualTo(both);
    }
    for (var text : List.of("100%", "A_B", "0% O")) {
      assertThat(asking.get(path(acme) + "?text=" + encoded(text)).<String>each("type"))
          .as(text)
          .containsExactly("OrganizationRenamed");
    }
    for (var text : List.of("5000000007", "zOË-", "APOLLO")) {
      assertThat(asking.get(path(acme) + "?text=" + encoded(text)).<String>each("type"))
          .as(text)
          .isEqualTo(last);
    }
    // Neither names of fields nor the signs around values are anything that an event says.
    for (var text : List.of("datasets", "\":\"", "ax_b", "%%", "\\n")) {
      assertThat(asking.get(path(acme) + "?text=" + encoded(text)).<String>each("type"))
          .as(text)
          .isEmpty();
    }
    assertThat(asking.get(path(acme) + "?text=zo&actor=" + alice).<String>each("type")).isEmpty();
    String cursor = asking.get(path(acme) + "?limit=1&text=acme").json("$.nextCursor");
    asking.get(path(acme) + "?text=acm&cursor=" + cursor).isInvalid("cursor");
  }

  @Test
  void showsWhatTheStoreHas_alsoToWhoHasJustAsked_howeverFarTheReadModelIs() {
    var acme = acme();
    var asking = as(alice).after(acme);
    asking.get(path(acme) + "?limit=1");
    for (var role : List.of("ADMIN", "MEMBER", "READ_ONLY", "ADMIN", "MEMBER")) {
      acme.added(user(role), role);
      assertThat(asking.get(path(acme) + "?limit=1").<Integer>each("position"))
          .containsExactly((int) acme.position());
    }
  }

  @Test
  void takesNoHeadersForFilters() {
    var acme = acme();
    var asking = as(alice).after(acme).with("Type", "MemberAdded").with("Order", "sideways");
    assertThat(asking.get(path(acme)).<String>each("type"))
        .containsExactly("MemberAdded", "OrganizationCreated");
  }

  @Test
  void findsTexts_howeverTheyAreEscaped() {
    var acme = acme().renamed("x");
    as(alice).after(acme).get("/industries");
    Database.shared()
        .asCommand()
        .update(
            "UPDATE eventstore.event SET payload = ?::json WHERE position = ?",
            "{\"name\":\"\\u00c4rger \\u0000\",\"nested\":[{\"deep\":true}]}",
            acme.position());
    var asking = as(alice).after(acme);
    for (var text : List.of("äRGER", "TRUE")) {
      assertThat(asking.get(path(acme) + "?text=" + encoded(text)).<String>each("type"))
          .containsExactly("OrganizationRenamed");
    }
    var changed = asking.get(path(acme) + "?type=OrganizationRenamed");
    assertThat(changed.<Boolean>json("$.data[0].data.nested[0].deep")).isTrue();
  }

  @Test
  void showsWhatChangedFromWhatToWhat() {
    var acme = acme().renamed("Acme 2 " + acme().id()).madePublic();
    var asking = as(alice).after(acme);
    var visibility = Map.of("field", "visibility", "from", "PRIVATE", "to", "PUBLIC");
    assertThat(asking.get(path(acme) + "?limit=1").<Object>json("$.data[0].changes"))
        .isEqualTo(List.of(visibility));
    var limit = new HashMap<String, Object>(Map.of("field", "limit", "to", 7));
    limit.put("from", null);
    acme.seatsSetTo(7);
    assertThat(as(alice).after(acme).get(path(acme) + "?limit=1").<Object>json("$.data[0].changes"))
        .isEqualTo(List.of(limit));
  }

  @Test
  void showsTheEventsOfEveryOrganization_toOperators() {
    var acme = acme().tellingLater();
    for (var i = 0; i < 120; i++) {
      acme.added(user("user" + i), "MEMBER");
    }
    acme.told();
    var other = publicAcme().added(bob, "MEMBER");
    acme.by(dave).removed(user("user7"));
    var asking = asOperator().after(acme);
    var all = "/audit-trail?order=asc&from=" + (acme.position() - 4);
    assertThat(asking.get(all).<String>each("organizationId"))
        .startsWith(acme.id(), other.id(), other.id(), other.id(), acme.id());
    var newest = asking.get("/audit-trail?limit=3&to=" + acme.position());
    assertThat(newest.<String>each("type"))
        .containsExactly("UserRemoved", "MemberAdded", "MemberAdded");
    String next = newest.json("$.nextCursor");
    var page = asking.get("/audit-trail?limit=2&to=%d&cursor=%s", acme.position(), next);
    assertThat(page.<String>each("type")).containsExactly("OrganizationCreated", "MemberAdded");
    assertThat(asking.get("/audit-trail?organizationId=" + other.id()).<String>each("version"))
        .hasSize(3);
    assertThat(asking.get("/audit-trail?organizationId=nobodys").<String>each("type")).isEmpty();
    assertThat(asking.get("/audit-trail?actor=" + dave).<String>each("type"))
        .containsExactly("UserRemoved");
    assertThat(asking.get("/audit-trail?limit=500&target=" + user("user7")).<String>each("type"))
        .containsExactly("UserRemoved", "MemberAdded");
    assertThat(asking.get("/audit-trail?text=" + user("user77")).<String>each("type"))
        .containsExactly("MemberAdded");
    var since = asking.get(all).<String>each("time").get(0);
    assertThat(
            asking
                .get("/audit-trail?order=asc&limit=500&from=" + since)
                .<String>each("organizationId"))
        .contains(acme.id(), other.id());
    assertThat(asking.get("/audit-trail?from=0001-01-01T00:00:00Z&to=" + Instant.EPOCH).body())
        .isEqualTo("{\"data\":[],\"nextCursor\":null}");
    asking.get("/audit-trail?limit=501").isInvalid("limit");
    asking.get("/audit-trail?cursor=abc").isInvalid("cursor");
    asking.get("/audit-trail?organization=x").isInvalid("organization");
    as(alice).get("/audit-trail").isProblem(403, "FORBIDDEN");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%", "%%");
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
