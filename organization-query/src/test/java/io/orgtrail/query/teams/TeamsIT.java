package io.orgtrail.query.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.roles.TeamRole;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamsIT extends QueryTest {

  @Test
  void showsEveryFieldOfATeam() {
    var acme = acme().teamCreated("T1", "reds").putInTeam("T1", alice, "LEAD");
    Map<String, Object> body = as(alice).after(acme).get(path(acme) + "/T1").json("$");
    assertThat(body)
        .containsEntry("id", "T1")
        .containsEntry("slug", "reds")
        .containsEntry("name", "Name of T1")
        .containsEntry("description", "About T1")
        .containsEntry("color", "#aaBB00")
        .containsEntry("memberCount", 1)
        .containsKeys("createdAt", "updatedAt")
        .hasSize(8);
    assertThat(body.get("createdAt")).isEqualTo(body.get("updatedAt"));
  }

  @Test
  void findsATeamById_beforeBySlug() {
    var acme = acme().teamCreated("a", "b").teamCreated("b", "c");
    var asking = as(alice).after(acme);
    assertThat(asking.get(path(acme) + "/a").<String>json("$.id")).isEqualTo("a");
    assertThat(asking.get(path(acme) + "/b").<String>json("$.id")).isEqualTo("b");
    assertThat(asking.get(path(acme) + "/c").<String>json("$.id")).isEqualTo("b");
    asking.get(path(acme) + "/d").isProblem(404, "TEAM_NOT_FOUND");
    asking.get(path(acme) + "/d/members").isProblem(404, "TEAM_NOT_FOUND");
    var other = acme();
    as(alice).after(other).get(path(other) + "/a").isProblem(404, "TEAM_NOT_FOUND");
  }

  @Test
  void followsATeamToItsEnd() {
    var acme = acme().teamCreated("t1").teamUpdated("t1", "blues", "Blues");
    var updated = as(alice).after(acme).get(path(acme) + "/blues");
    assertThat(updated.<String>json("$.name")).isEqualTo("Blues");
    assertThat(updated.<String>json("$.description")).isNull();
    assertThat(updated.<String>json("$.updatedAt")).isGreaterThan(updated.json("$.createdAt"));
    acme.putInTeam("t1", alice, "MEMBER").teamDeleted("t1");
    var asking = as(alice).after(acme);
    asking.get(path(acme) + "/t1").isProblem(404, "TEAM_NOT_FOUND");
    assertThat(asking.get(path(acme)).<Object>each("id")).isEmpty();

    // Nobody is in a team that only has the same id.
    acme.teamCreated("t1", "blues");
    assertThat(as(alice).after(acme).get(path(acme) + "/t1").<Integer>json("$.memberCount"))
        .isZero();
    assertThat(asking.get(path(acme) + "/blues/members").<Object>each("userId")).isEmpty();
  }

  @Test
  void pagesThroughTeams() {
    var acme = acme().teamCreated("z").teamCreated("a").teamCreated("m");
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme) + "?limit=2");
    assertThat(page.<String>each("id")).containsExactly("z", "a");
    var next = path(acme) + "?limit=2&cursor=" + page.<String>json("$.nextCursor");
    assertThat(asking.get(next).<String>each("id")).containsExactly("m");
    assertThat(asking.get(next).<String>json("$.nextCursor")).isNull();
    asking.get(path(acme) + "?slug=a").isInvalid("slug");
    asking.get(path(acme) + "?limit=0").isInvalid("limit");
  }

  @Test
  void listsThoseInATeam() {
    var acme = acme().added(bob, "MEMBER").added(carol, "ADMIN").teamCreated("t1", "reds");
    acme.putInTeam("t1", carol, "MEMBER").putInTeam("t1", bob, "MEMBER");
    acme.putInTeam("t1", alice, "MEMBER").roleInTeamChanged("t1", carol, "LEAD");
    acme.takenOutOfTeam("t1", alice);
    var asking = as(bob).after(acme);
    var answer = asking.get(path(acme) + "/reds/members");
    assertThat(answer.<String>each("userId")).containsExactly(carol, bob);
    assertThat(answer.<Object>json("$.data[0]"))
        .isEqualTo(
            Map.of(
                "userId",
                carol,
                "email",
                carol + "@example.com",
                "name",
                "Name of " + carol,
                "role",
                "LEAD"));
    assertThat(asking.get(path(acme) + "/t1").<Integer>json("$.memberCount")).isEqualTo(2);
  }

  @Test
  void pagesThroughThoseInATeam() {
    var acme = acme().added(bob, "MEMBER").teamCreated("t1").teamCreated("t2");
    acme.putInTeam("t1", bob, "MEMBER").putInTeam("t1", alice, "LEAD");
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme) + "/t1/members?limit=1");
    assertThat(page.<String>each("userId")).containsExactly(bob);
    String cursor = page.json("$.nextCursor");
    assertThat(asking.get(path(acme) + "/t1/members?cursor=" + cursor).<String>each("userId"))
        .containsExactly(alice);
    asking.get(path(acme) + "/t2/members?cursor=" + cursor).isInvalid("cursor");
  }

  @Test
  void forgetsWhoseMembershipEnds_evenWhenTheyComeBack() {
    var acme = acme().added(bob, "MEMBER").added(carol, "MEMBER").teamCreated("t1");
    acme.putInTeam("t1", bob, "LEAD").putInTeam("t1", carol, "MEMBER");
    acme.removed(bob).left(carol);
    var path = path(acme) + "/t1/members";
    assertThat(as(alice).after(acme).get(path).<Object>each("userId")).isEmpty();
    acme.added(bob, "MEMBER");
    assertThat(as(alice).after(acme).get(path).<Object>each("userId")).isEmpty();
  }

  @Test
  void showsWhoCameWithARoleInATeam() {
    var acme = acme().teamCreated("t1").teamCreated("t2");
    acme.addedTo(bob, List.of(), List.of(new TeamRole("t1", "LEAD"), new TeamRole("t2", "MEMBER")));
    var asking = as(alice).after(acme);
    assertThat(asking.get(path(acme) + "/t1/members").<String>each("role")).containsExactly("LEAD");
    assertThat(asking.get(path(acme) + "/t2/members").<String>each("userId")).containsExactly(bob);
  }

  private static String path(Story organization) {
    return "/organizations/%s/teams".formatted(organization.id());
  }
}
