package io.orgtrail.query.projects;

import static io.orgtrail.query.fixtures.Recorded.at;
import static io.orgtrail.query.projects.ProjectMemberProjection.PROJECT_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.MemberRoleChanged;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.organizations.OrganizationEvent.OrganizationDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRenamed;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleRevoked;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectMemberProjectionTest {

  @Test
  void showsWhoMadeTheProjectAsItsOwner() {
    assertThat(changes(new ProjectCreated("acme", "apollo", "Apollo", "bob")))
        .containsExactly(granted("apollo", "OWNER"));
    assertThat(changes(new ProjectCreated("acme", "apollo", "Apollo", null))).isEmpty();
  }

  @Test
  void showsWhoHasARole() {
    assertThat(changes(new ProjectRoleGranted("acme", "apollo", "bob", "LABELER", null)))
        .containsExactly(granted("apollo", "LABELER"));
    assertThat(changes(new ProjectRoleGranted("acme", "apollo", "bob", "OWNER", "LABELER")))
        .containsExactly(PROJECT_MEMBER.update(key(), Row.of("role", "OWNER")));
    assertThat(changes(new ProjectRoleRevoked("acme", "apollo", "bob", "OWNER")))
        .containsExactly(PROJECT_MEMBER.delete(key()));
  }

  @Test
  void showsWhoCameWithRolesInProjects() {
    var roles = List.of(new ProjectRole("apollo", "OWNER"), new ProjectRole("gemini", "LABELER"));
    assertThat(changes(new MemberAdded("acme", "bob", null, null, "NONE", null, "i1", roles, null)))
        .containsExactly(granted("apollo", "OWNER"), granted("gemini", "LABELER"));
  }

  @Test
  void showsWhoIsBackInProjects() {
    var roles = List.of(new ProjectRole("apollo", "OWNER"), new ProjectRole("gemini", "LABELER"));
    var back =
        new MemberReinstated("acme", "bob", null, null, "NONE", "ADMIN", null, roles, List.of());
    assertThat(changes(back))
        .containsExactly(granted("apollo", "OWNER"), granted("gemini", "LABELER"));
  }

  @Test
  void forgetsWhoseMembershipEnds() {
    var forgotten = PROJECT_MEMBER.delete(Row.of("organization_id", "acme", "user_id", "bob"));
    assertThat(changes(new UserRemoved("acme", "bob", "MEMBER", null, null)))
        .containsExactly(forgotten);
    assertThat(changes(new MemberLeft("acme", "bob", "MEMBER", null, null)))
        .containsExactly(forgotten);
  }

  @Test
  void forgetsEverybody_whenTheProjectEnds() {
    assertThat(changes(new ProjectDeleted("acme", "apollo", "Apollo")))
        .containsExactly(
            PROJECT_MEMBER.delete(Row.of("organization_id", "acme", "project_id", "apollo")));
  }

  @Test
  void keepsWhoHasRolesInTheProjectsOfADeletedOrganization() {
    assertThat(changes(new OrganizationDeleted("acme", "acme", "Acme"))).isEmpty();
  }

  @Test
  void isNotConcernedByAnythingElse() {
    assertThat(changes(new ProjectRenamed("acme", "apollo", "Artemis", "Apollo"))).isEmpty();
    assertThat(changes(new MemberRoleChanged("acme", "bob", "ADMIN", "MEMBER", null))).isEmpty();
  }

  private static List<RowChange> changes(Event event) {
    return new ProjectMemberProjection().changes(at(5, event));
  }

  private static RowChange granted(String projectId, String role) {
    return PROJECT_MEMBER.upsert(
        "organization_id",
        "acme",
        "project_id",
        projectId,
        "user_id",
        "bob",
        "role",
        role,
        "granted_position",
        5L);
  }

  private static Row key() {
    return Row.of("organization_id", "acme", "project_id", "apollo", "user_id", "bob");
  }
}
