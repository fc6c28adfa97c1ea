package io.orgtrail.query.members;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.query.fixtures.Answer;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MembersIT extends QueryTest {

  @Test
  void showsEveryFieldOfAMember() {
    var acme = acme().invited("i1", bob + "@example.com").accepted("i1", bob);
    var answer = as(alice).after(acme).get("/organizations/%s/members/%s", acme.id(), bob);
    Map<String, Object> body = answer.json("$");
    assertThat(body)
        .containsEntry("userId", bob)
        .containsEntry("email", bob + "@example.com")
        .containsEntry("name", null)
        .containsEntry("role", "NONE")
        .containsEntry("invitationId", "i1")
        .containsEntry("teams", List.of())
        .containsEntry("projects", List.of())
        .containsKeys("joinedAt", "updatedAt")
        .hasSize(9);
    assertThat(body.get("joinedAt")).isEqualTo(body.get("updatedAt"));
  }

  @Test
  void showsWhatMembersAreIn() {
    var acme = acme().added(bob, "MEMBER").added(carol, "MEMBER").teamCreated("T2", "reds");
    acme.teamCreated("T1", "blues").putInTeam("T2", bob, "MEMBER").putInTeam("T1", bob, "LEAD");
    acme.projectCreated("apollo", carol).givenRoleInProject("apollo", bob, "LABELER");
    var team = Map.of("id", "T2", "slug", "reds", "role", "MEMBER");
    var other = Map.of("id", "T1", "slug", "blues", "role", "LEAD");
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme));
    assertThat(page.<Object>each("teams"))
        .containsExactly(List.of(), List.of(team, other), List.of());
    assertThat(page.<Object>each("projects"))
        .containsExactly(
            List.of(),
            List.of(Map.of("id", "apollo", "role", "LABELER")),
            List.of(Map.of("id", "apollo", "role", "OWNER")));
    var one = asking.get(path(acme) + "/" + bob);
    assertThat(one.<Object>json("$.teams")).isEqualTo(List.of(team, other));
    assertThat(asking.get(path(acme) + "?search=carol&limit=1").<Object>each("teams"))
        .containsExactly(List.of());

    acme.teamUpdated("T2", "greens", "Greens").teamDeleted("T1").projectDeleted("apollo");
    var changed = as(alice).after(acme).get(path(acme) + "/" + bob);
    assertThat(changed.<List<String>>json("$.teams[*].slug")).containsExactly("greens");
    assertThat(changed.<Object>json("$.projects")).isEqualTo(List.of());
    assertThat(changed.header("ETag")).isNotEqualTo(one.header("ETag"));
  }

  @Test
  void showsWhoIsBackWithWhatTheyHaveAgain() {
    var acme = acme().added(bob, "ADMIN").added(carol, "MEMBER").teamCreated("red");
    acme.projectCreated("apollo", carol).putInTeam("red", bob, "LEAD").removed(bob);
    acme.requestedBy(bob, "Again");
    acme.reinstated(
        bob,
        "REVIEWER",
        List.of(new ProjectRole("apollo", "LABELER")),
        List.of(new TeamRole("red", "LEAD")));
    var asking = as(alice).after(acme);

    assertThat(asking.get(path(acme)).<String>each("userId")).containsExactly(alice, carol, bob);
    var one = asking.get(path(acme) + "/" + bob);
    assertThat(one.<String>json("$.role")).isEqualTo("REVIEWER");
    assertThat(one.<Object>json("$.teams"))
        .isEqualTo(List.of(Map.of("id", "red", "slug", "red", "role", "LEAD")));
    assertThat(one.<Object>json("$.projects"))
        .isEqualTo(List.of(Map.of("id", "apollo", "role", "LABELER")));
    assertThat(asking.get("/organizations/%s/join-requests", acme.id()).<Object>each("userId"))
        .isEmpty();
  }

  @Test
  void listsMembersInTheOrderTheyJoined() {
    var acme = acme().added(dave, "MEMBER").added(bob, "MEMBER").added(carol, "ADMIN");
    var answer = as(bob).after(acme).get(path(acme));
    assertThat(answer.<String>each("userId")).containsExactly(alice, dave, bob, carol);
    assertThat(answer.<String>json("$.nextCursor")).isNull();
  }

  @Test
  void followsRoles() {
    var acme = acme().added(bob, "MEMBER").roleChanged(bob, "READ_ONLY", "MEMBER");
    var changed = as(alice).after(acme).get(path(acme) + "/" + bob);
    assertThat(changed.<String>json("$.role")).isEqualTo("READ_ONLY");
    assertThat(changed.<String>json("$.updatedAt")).isGreaterThan(changed.json("$.joinedAt"));
    acme.transferred(alice, bob);
    var answer = as(alice).after(acme).get(path(acme));
    assertThat(answer.<String>each("role")).containsExactly("ADMIN", "OWNER");
    acme.transferred(null, alice);
    assertThat(as(alice).after(acme).get(path(acme)).<String>each("role"))
        .containsExactly("OWNER", "OWNER");
  }

  @Test
  void forgetsWhoLeftOrWasRemoved_untilTheyComeBack() {
    var acme = acme().added(bob, "MEMBER").added(carol, "MEMBER").left(bob).removed(carol);
    var asking = as(alice).after(acme);
    assertThat(asking.get(path(acme)).<String>each("userId")).containsExactly(alice);
    asking.get(path(acme) + "/" + bob).isProblem(404, "NOT_FOUND");
    acme.added(bob, "ADMIN");
    assertThat(as(alice).after(acme).get(path(acme)).<String>each("userId"))
        .containsExactly(alice, bob);
  }

  @Test
  void findsMembersByAnyPartOfNameOrEmail() {
    var acme = acme();
    acme.added(bob, "MEMBER", "robert@Example.COM", "Bob O'Neill", null);
    acme.added(carol, "MEMBER", "carol@other.example.com", "Carol 100%", null);
    acme.added(dave, "MEMBER", null, "Ødegård_Davé", null);
    var asking = as(alice).after(acme);
    assertThat(found(asking, acme, "o'nei")).containsExactly(bob);
    assertThat(found(asking, acme, "ROBERT%40example")).containsExactly(bob);
    assertThat(found(asking, acme, "ød")).containsExactly(dave);
    assertThat(found(asking, acme, "0%25")).containsExactly(carol);
    assertThat(found(asking, acme, "d_d")).containsExactly(dave);
    assertThat(found(asking, acme, "a_o")).isEmpty();
    assertThat(found(asking, acme, "%25%25")).isEmpty();
    assertThat(found(asking, acme, "%5C")).isEmpty();
    // Neither in the name nor in the address, though the end of one and the begin of the other.
    assertThat(found(asking, acme, "neill%20robert")).isEmpty();
    assertThat(found(asking, acme, "zz")).isEmpty();
  }

  private static List<String> found(Client asking, Story acme, String search) {
    return asking.send("GET", path(acme) + "?search=" + search).each("userId");
  }

  @Test
  void filtersByRole() {
    var acme = acme().added(bob, "MEMBER").added(carol, "ADMIN").added(dave, "MEMBER");
    var asking = as(alice).after(acme);
    assertThat(asking.get(path(acme) + "?role=MEMBER").<String>each("userId"))
        .containsExactly(bob, dave);
    assertThat(asking.get(path(acme) + "?role=MEMBER&search=dave").<String>each("userId"))
        .containsExactly(dave);
    asking.get(path(acme) + "?role=KING").isInvalid("role");
  }

  @Test
  void pagesWithoutMissingOrRepeating_whileMembersComeAndGo() {
    var acme = acme();
    var expected = new ArrayList<>(List.of(alice));
    for (var i = 0; i < 6; i++) {
      acme.added(user("m" + i), "MEMBER");
      expected.add(user("m" + i));
    }
    var asking = as(alice).after(acme);
    var seen = new ArrayList<String>();
    String cursor = null;
    do {
      var answer =
          asking.get(path(acme) + "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
      seen.addAll(answer.each("userId"));
      cursor = answer.json("$.nextCursor");
      // Somebody on a page already seen goes away: the next pages do not move.
      acme.removed(seen.get(seen.size() - 1));
      asking = as(alice).after(acme);
    } while (cursor != null && seen.size() < 20);
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void bindsCursorsToTheirList() {
    var acme = acme().added(bob, "MEMBER").added(carol, "MEMBER");
    var other = acme();
    var asking = as(alice).after(other);
    String cursor = asking.get(path(acme) + "?limit=1").json("$.nextCursor");
    assertThat(asking.get(path(acme) + "?limit=2&cursor=" + cursor).status()).isEqualTo(200);
    asking.get(path(acme) + "?role=MEMBER&cursor=" + cursor).isInvalid("cursor");
    asking.get(path(acme) + "?search=b&cursor=" + cursor).isInvalid("cursor");
    asking.get(path(other) + "?cursor=" + cursor).isInvalid("cursor");
    asking.get("/organizations?cursor=" + cursor).isInvalid("cursor");
  }

  @Test
  void refusesParametersItDoesNotUnderstand() {
    var acme = acme();
    var asking = as(alice).after(acme);
    asking.get(path(acme) + "?limit=0").isInvalid("limit");
    asking.get(path(acme) + "?limit=501").isInvalid("limit");
    asking.get(path(acme) + "?limit=-1").isInvalid("limit");
    asking.get(path(acme) + "?limit=abc").isInvalid("limit");
    asking.get(path(acme) + "?limit=99999999999").isInvalid("limit");
    asking.get(path(acme) + "?limit=1&limit=2").isInvalid("limit");
    asking.get(path(acme) + "?cursor=abc").isInvalid("cursor");
    asking.get(path(acme) + "?cursor=%%21").isInvalid("cursor");
    asking.get(path(acme) + "?cursor=bnVsbA").isInvalid("cursor");
    asking.get(path(acme) + "?search=a%%00b").isInvalid("search");
    asking.get(path(acme) + "?colour=red").isInvalid("colour");
    assertThat(asking.get(path(acme) + "?limit=500&cursor=&search=&role=").status()).isEqualTo(200);
  }

  @Test
  void listsJoinRequestsUntilTheyAreDecided() {
    var acme = publicAcme().requestedBy(bob, "Let me in").requestedBy(carol, null);
    acme.requestedBy(dave, null).requestedBy(user("eve"), null).requestedBy(user("finn"), null);
    var path = "/organizations/%s/join-requests".formatted(acme.id());
    var answer = as(alice).after(acme).get(path);
    assertThat(answer.<String>each("userId"))
        .containsExactly(bob, carol, dave, user("eve"), user("finn"));
    assertThat(answer.<Map<String, Object>>json("$.data[0]"))
        .containsEntry("userId", bob)
        .containsEntry("email", bob + "@example.com")
        .containsEntry("name", "Name of " + bob)
        .containsEntry("message", "Let me in")
        .containsKey("requestedAt")
        .hasSize(5);
    var next = answer("$.nextCursor", as(alice).after(acme).get(path + "?limit=4"));
    assertThat(as(alice).get(path + "?limit=4&cursor=" + next).<String>each("userId"))
        .containsExactly(user("finn"));

    acme.requestApproved(bob).requestRejected(carol).requestWithdrawn(dave);
    acme.added(user("eve"), "MEMBER");
    assertThat(as(alice).after(acme).get(path).<String>each("userId"))
        .containsExactly(user("finn"));
  }

  private static String answer(String path, Answer answer) {
    return answer.json(path);
  }

  private static String path(Story organization) {
    return "/organizations/%s/members".formatted(organization.id());
  }
}
