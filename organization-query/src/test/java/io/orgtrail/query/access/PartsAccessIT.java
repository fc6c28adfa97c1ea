package io.orgtrail.query.access;

import static io.orgtrail.api.roles.Permission.MEMBERS_READ;
import static io.orgtrail.api.roles.Permission.ORGANIZATION_READ;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.organizations.Kind;
import io.orgtrail.query.fixtures.Client;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import org.junit.jupiter.api.Test;

/** Who sees which teams and projects, whatever their role in the organization. */
class PartsAccessIT extends QueryTest {

  /** Two teams and two projects; bob is in one of each, and has no other permission. */
  private final Story acme =
      acme()
          .added(bob, "NONE")
          .added(carol, "NONE")
          .teamCreated("red")
          .teamCreated("blue", "bleus")
          .projectCreated("apollo", alice)
          .projectCreated("gemini", alice)
          .putInTeam("red", alice, "LEAD")
          .putInTeam("red", bob, "MEMBER")
          .givenRoleInProject("apollo", bob, "LABELER");

  private final String organization = "/organizations/" + acme.id();

  @Test
  void whoIsInATeamOrProjectSeesThatOneAndItsMembers() {
    var asking = as(bob).after(acme);
    assertThat(asking.get(organization + "/teams").<String>each("id")).containsExactly("red");
    assertThat(asking.get(organization + "/projects").<String>each("id")).containsExactly("apollo");
    assertThat(asking.get(organization + "/teams/red").<Integer>json("$.memberCount")).isEqualTo(2);
    assertThat(asking.get(organization + "/projects/apollo").status()).isEqualTo(200);
    assertThat(asking.get(organization + "/teams/red/members").<String>each("userId"))
        .containsExactly(alice, bob);
    assertThat(asking.get(organization + "/projects/apollo/members").<String>each("userId"))
        .containsExactly(alice, bob);
  }

  @Test
  void theOthersDoNotExistForThem() {
    for (var path : new String[] {"/teams/blue", "/teams/bleus", "/teams/bleus/members"}) {
      as(bob).after(acme).get(organization + path).isProblem(404, "TEAM_NOT_FOUND");
    }
    for (var path : new String[] {"/projects/gemini", "/projects/gemini/members"}) {
      as(bob).after(acme).get(organization + path).isProblem(404, "PROJECT_NOT_FOUND");
    }
    as(bob).get(organization).isProblem(403, "FORBIDDEN");
    as(bob).get(organization + "/members").isProblem(403, "FORBIDDEN");
    as(bob).get(organization + "/resource-tags").isProblem(403, "FORBIDDEN");
  }

  @Test
  void whoIsInNoneSeesNone() {
    var asking = as(carol).after(acme);
    assertThat(asking.get(organization + "/teams").<Object>each("id")).isEmpty();
    assertThat(asking.get(organization + "/projects").<Object>each("id")).isEmpty();
    asking.get(organization + "/teams/red").isProblem(404, "TEAM_NOT_FOUND");
  }

  @Test
  void aSlugMeansTheSameTeamForEverybody() {
    // Its slug is the id of a team that bob is not in.
    acme.teamCreated("green", "blue").putInTeam("green", bob, "MEMBER");
    var asking = as(bob).after(acme);
    asking.get(organization + "/teams/blue").isProblem(404, "TEAM_NOT_FOUND");
    assertThat(asking.get(organization + "/teams/green").status()).isEqualTo(200);
  }

  @Test
  void whoReadsTheOrganizationButNoMembersSeesThoseOfTheirOwnAlone() {
    acme.roleDefined("GUEST", ORGANIZATION_READ).roleChanged(bob, "GUEST", "NONE");
    var asking = as(bob).after(acme);
    assertThat(asking.get(organization + "/teams").<String>each("id"))
        .containsExactly("red", "blue");
    assertThat(asking.get(organization + "/teams/blue").status()).isEqualTo(200);
    assertThat(asking.get(organization + "/teams/red/members").status()).isEqualTo(200);
    asking.get(organization + "/teams/blue/members").isProblem(403, "FORBIDDEN");
    asking.get(organization + "/teams/nope/members").isProblem(404, "TEAM_NOT_FOUND");
    assertThat(asking.get(organization + "/projects/apollo/members").status()).isEqualTo(200);
    asking.get(organization + "/projects/gemini/members").isProblem(403, "FORBIDDEN");
  }

  @Test
  void whoReadsMembersAloneSeesThoseOfEveryTeam() {
    acme.roleDefined("GUEST", MEMBERS_READ).roleChanged(carol, "GUEST", "NONE");
    var asking = as(carol).after(acme);
    assertThat(asking.get(organization + "/teams").<Object>each("id")).isEmpty();
    assertThat(asking.get(organization + "/teams/red/members").status()).isEqualTo(200);
  }

  @Test
  void whoLosesTheRoleLosesSightAtOnce() {
    acme.takenOutOfTeam("red", bob).roleInProjectTaken("apollo", bob);
    var asking = as(bob).after(acme);
    assertThat(asking.get(organization + "/teams").<Object>each("id")).isEmpty();
    asking.get(organization + "/teams/red").isProblem(404, "TEAM_NOT_FOUND");
    asking.get(organization + "/projects/apollo/members").isProblem(404, "PROJECT_NOT_FOUND");
  }

  @Test
  void whoLeavesSeesNothing_andNoMoreThanBeforeAfterComingBack() {
    acme.removed(bob);
    as(bob).after(acme).get(organization + "/teams/red").isProblem(404, "ORGANIZATION_NOT_FOUND");
    acme.added(bob, "NONE");
    as(bob).after(acme).get(organization + "/teams/red").isProblem(404, "TEAM_NOT_FOUND");
  }

  @Test
  void pagesAmongThoseInSight() {
    for (var i = 0; i < 3; i++) {
      acme.projectCreated("p" + i, alice).projectCreated("own" + i, bob);
    }
    assertThat(ownProjects(as(bob).after(acme), "?limit=3")).isEqualTo("apollo own0 own1 | own2");
  }

  private String ownProjects(Client asking, String query) {
    var page = asking.get(organization + "/projects" + query);
    String cursor = page.json("$.nextCursor");
    var next = asking.get(organization + "/projects" + query + "&cursor=" + cursor);
    assertThat(next.<String>json("$.nextCursor")).isNull();
    return String.join(" ", page.each("id")) + " | " + String.join(" ", next.each("id"));
  }

  @Test
  void ownersAndAdminsOfTheParentSeeEverythingInSubOrganizations() {
    var sub = child(Kind.SUB, acme).teamCreated("red").projectCreated("apollo", dave);
    sub.tagCreated("t1", "Urgent", "FF0000").putInTeam("red", dave, "LEAD");
    var path = "/organizations/" + sub.id();
    for (var part :
        new String[] {"/teams", "/teams/red/members", "/projects", "/projects/apollo/members"}) {
      assertThat(as(alice).after(sub).get(path + part).<Object>json("$.data")).asList().hasSize(1);
      as(carol).get(path + part).isProblem(404, "ORGANIZATION_NOT_FOUND");
    }
    assertThat(as(alice).get(path + "/resource-tags").<String>each("id")).containsExactly("t1");
    as(alice).get(path + "/webhooks").isProblem(403, "FORBIDDEN");
    as(alice).get(path + "/integrations").isProblem(403, "FORBIDDEN");
  }

  @Test
  void nothingIsSeenInADeletedOrganization() {
    acme.deleted();
    as(bob).after(acme).get(organization + "/teams/red").isProblem(410, "ORGANIZATION_DELETED");
    as(bob).get(organization + "/teams").isProblem(410, "ORGANIZATION_DELETED");
    as(bob).get(organization + "/projects/apollo/members").isProblem(410, "ORGANIZATION_DELETED");
    as(dave).get(organization + "/teams").isProblem(404, "ORGANIZATION_NOT_FOUND");
  }
}
