package io.orgtrail.query.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.query.fixtures.QueryTest;
import io.orgtrail.query.fixtures.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectsIT extends QueryTest {

  @Test
  void showsEveryFieldOfAProject() {
    var acme = acme().projectCreated("apollo", alice);
    Map<String, Object> body = as(alice).after(acme).get(path(acme) + "/apollo").json("$");
    assertThat(body)
        .containsEntry("id", "apollo")
        .containsEntry("name", "Name of apollo")
        .containsEntry("payerOrganizationId", null)
        .containsEntry("datasets", 0)
        .containsEntry("tasks", 0)
        .containsKeys("createdAt", "updatedAt")
        .hasSize(7);
    assertThat(body.get("createdAt")).isEqualTo(body.get("updatedAt"));
  }

  @Test
  void followsAProjectToItsEnd() {
    var acme = acme().projectCreated("apollo", alice).projectRenamed("apollo", "Artemis");
    acme.paidBy("apollo", "nasa").holding("apollo", 12, 5_000_000_000L);
    var changed = as(alice).after(acme).get(path(acme) + "/apollo");
    assertThat(changed.<Map<String, Object>>json("$"))
        .containsEntry("name", "Artemis")
        .containsEntry("payerOrganizationId", "nasa")
        .containsEntry("datasets", 12)
        .containsEntry("tasks", 5_000_000_000L);
    assertThat(changed.<String>json("$.updatedAt")).isGreaterThan(changed.json("$.createdAt"));
    acme.projectDeleted("apollo");
    var asking = as(alice).after(acme);
    asking.get(path(acme) + "/apollo").isProblem(404, "PROJECT_NOT_FOUND");
    asking.get(path(acme) + "/apollo/members").isProblem(404, "PROJECT_NOT_FOUND");
    assertThat(asking.get(path(acme)).<Object>each("id")).isEmpty();
  }

  @Test
  void pagesThroughProjects() {
    var acme = acme().projectCreated("z", alice).projectCreated("a", null);
    acme.projectCreated("m", alice);
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme) + "?limit=2");
    assertThat(page.<String>each("id")).containsExactly("z", "a");
    var next = path(acme) + "?limit=2&cursor=" + page.<String>json("$.nextCursor");
    assertThat(asking.get(next).<String>each("id")).containsExactly("m");
    assertThat(asking.get(next).<String>json("$.nextCursor")).isNull();
    asking.get(path(acme) + "?limit=501").isInvalid("limit");
  }

  @Test
  void listsThoseWithARole() {
    var acme = acme().added(bob, "MEMBER").added(carol, "NONE").projectCreated("apollo", alice);
    acme.givenRoleInProject("apollo", bob, "LABELER").givenRoleInProject("apollo", carol, "OWNER");
    acme.roleInProjectChanged("apollo", bob, "REVIEWER", "LABELER");
    acme.roleInProjectTaken("apollo", carol);
    var answer = as(bob).after(acme).get(path(acme) + "/apollo/members");
    assertThat(answer.<String>each("userId")).containsExactly(alice, bob);
    assertThat(answer.<Object>json("$.data[1]"))
        .isEqualTo(
            Map.of(
                "userId",
                bob,
                "email",
                bob + "@example.com",
                "name",
                "Name of " + bob,
                "role",
                "REVIEWER"));
  }

  @Test
  void pagesThroughThoseWithARole() {
    var acme = acme().added(bob, "MEMBER").projectCreated("apollo", bob);
    acme.givenRoleInProject("apollo", alice, "MEMBER").projectCreated("gemini", bob);
    var asking = as(alice).after(acme);
    var page = asking.get(path(acme) + "/apollo/members?limit=1");
    assertThat(page.<String>each("userId")).containsExactly(bob);
    String cursor = page.json("$.nextCursor");
    assertThat(asking.get(path(acme) + "/apollo/members?cursor=" + cursor).<String>each("userId"))
        .containsExactly(alice);
    asking.get(path(acme) + "/gemini/members?cursor=" + cursor).isInvalid("cursor");
  }

  @Test
  void forgetsWhoseMembershipEnds_evenWhenTheyComeBack() {
    var acme = acme().added(bob, "MEMBER").added(carol, "MEMBER").projectCreated("apollo", bob);
    acme.givenRoleInProject("apollo", carol, "MEMBER").removed(bob).left(carol);
    var path = path(acme) + "/apollo/members";
    assertThat(as(alice).after(acme).get(path).<Object>each("userId")).isEmpty();
    acme.added(bob, "MEMBER");
    assertThat(as(alice).after(acme).get(path).<Object>each("userId")).isEmpty();
  }

  @Test
  void showsWhoCameWithARoleInAProject() {
    var acme = acme().projectCreated("apollo", alice);
    acme.addedTo(bob, List.of(new ProjectRole("apollo", "LABELER")), List.of());
    var answer = as(alice).after(acme).get(path(acme) + "/apollo/members");
    assertThat(answer.<String>each("userId")).containsExactly(alice, bob);
    assertThat(answer.<String>each("role")).containsExactly("OWNER", "LABELER");
  }

  private static String path(Story organization) {
    return "/organizations/%s/projects".formatted(organization.id());
  }
}
