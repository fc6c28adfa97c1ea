package io.orgtrail.query.projects;

import static io.orgtrail.query.projections.ColumnType.BIGINT;
import static io.orgtrail.query.projections.ColumnType.TEXT;

import io.orgtrail.api.eventstore.RecordedEvent;
import io.orgtrail.api.members.MemberEvent;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.projects.ProjectEvent;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleRevoked;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.projections.Row;
import io.orgtrail.query.projections.RowChange;
import io.orgtrail.query.projections.Table;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows who has which role in which project, until the project or the membership ends. */
@Component
class ProjectMemberProjection implements Projection {

  static final Table PROJECT_MEMBER =
      Table.named("project_member")
          .with(TEXT, "organization_id", "project_id", "user_id", "role")
          .with(BIGINT, "granted_position")
          .identifiedBy("organization_id", "project_id", "user_id");

  @Override
  public List<Table> tables() {
    return List.of(PROJECT_MEMBER);
  }

  @Override
  public List<RowChange> changes(RecordedEvent recorded) {
    var event = recorded.event();
    if (event instanceof ProjectEvent project) {
      return changes(recorded, project);
    }
    return event instanceof MemberEvent member ? changes(recorded, member) : List.of();
  }

  private static List<RowChange> changes(RecordedEvent recorded, ProjectEvent event) {
    if (event instanceof ProjectCreated created) {
      return created.ownerUserId() == null
          ? List.of()
          : List.of(granted(recorded, created.projectId(), created.ownerUserId(), Role.OWNER));
    }
    if (event instanceof ProjectRoleGranted granted) {
      return List.of(granted(recorded, granted));
    }
    if (event instanceof ProjectRoleRevoked revoked) {
      return List.of(PROJECT_MEMBER.delete(key(revoked, revoked.userId())));
    }
    return event instanceof ProjectDeleted
        ? List.of(PROJECT_MEMBER.delete(project(event)))
        : List.of();
  }

  private static List<RowChange> changes(RecordedEvent recorded, MemberEvent event) {
    if (event instanceof MemberAdded added) {
      return granted(recorded, added.userId(), added.projectRoles());
    }
    if (event instanceof MemberReinstated back) {
      return granted(recorded, back.userId(), back.projectRoles());
    }
    return event instanceof UserRemoved || event instanceof MemberLeft
        ? List.of(
            PROJECT_MEMBER.delete(
                Row.of("organization_id", event.organizationId(), "user_id", event.userId())))
        : List.of();
  }

  private static List<RowChange> granted(
      RecordedEvent recorded, String userId, List<ProjectRole> projectRoles) {
    return projectRoles.stream()
        .map(given -> granted(recorded, given.projectId(), userId, given.role()))
        .toList();
  }

  /** Who has another role keeps their place among the others. */
  private static RowChange granted(RecordedEvent recorded, ProjectRoleGranted granted) {
    return granted.previousRole() == null
        ? granted(recorded, granted.projectId(), granted.userId(), granted.role())
        : PROJECT_MEMBER.update(key(granted, granted.userId()), Row.of("role", granted.role()));
  }

  private static RowChange granted(
      RecordedEvent recorded, String projectId, String userId, String role) {
    return PROJECT_MEMBER.upsert(
        "organization_id", recorded.event().organizationId(),
        "project_id", projectId,
        "user_id", userId,
        "role", role,
        "granted_position", recorded.position());
  }

  private static Row project(ProjectEvent event) {
    return Row.of("organization_id", event.organizationId(), "project_id", event.projectId());
  }

  private static Row key(ProjectEvent event, String userId) {
    return project(event).with(Row.of("user_id", userId));
  }
}
