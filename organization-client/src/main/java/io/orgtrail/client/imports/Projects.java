package io.orgtrail.client.imports;

import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.ReportProjectUsage;
import io.orgtrail.api.projects.ProjectEvent.PayerAssigned;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRenamed;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleRevoked;
import io.orgtrail.api.projects.ProjectEvent.ProjectUsageReported;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Projects, who has which role in them, who pays and how much they hold. */
final class Projects {

  private final Map<String, CreateProject> projects = new LinkedHashMap<>();
  private final Map<String, ReportProjectUsage> usage = new LinkedHashMap<>();
  private final Map<String, AssignPayer> payers = new LinkedHashMap<>();
  private final RolesIn roles = new RolesIn();

  void learn(Handlers handlers) {
    handlers
        .on(ProjectCreated.class, this::created)
        .on(
            ProjectRenamed.class,
            event -> name(event.organizationId(), event.projectId(), event.name()))
        .on(ProjectDeleted.class, event -> deleted(event.projectId()))
        .on(
            ProjectRoleGranted.class,
            event -> roles.give(event.projectId(), event.userId(), event.role()))
        .on(ProjectRoleRevoked.class, event -> roles.take(event.projectId(), event.userId()))
        .on(PayerAssigned.class, this::payerAssigned)
        .on(ProjectUsageReported.class, this::usageReported)
        .on(MemberAdded.class, event -> give(event.userId(), event.projectRoles()))
        .on(MemberReinstated.class, event -> give(event.userId(), event.projectRoles()))
        .on(UserRemoved.class, event -> roles.takeAll(event.userId()))
        .on(MemberLeft.class, event -> roles.takeAll(event.userId()));
  }

  private void created(ProjectCreated event) {
    name(event.organizationId(), event.projectId(), event.name());
    roles.begin(event.projectId());
    if (event.ownerUserId() != null) {
      roles.give(event.projectId(), event.ownerUserId(), Role.OWNER);
    }
  }

  private void name(String organizationId, String projectId, String name) {
    projects.put(projectId, new CreateProject(organizationId, projectId, name));
  }

  private void deleted(String projectId) {
    projects.remove(projectId);
    usage.remove(projectId);
    payers.remove(projectId);
    roles.end(projectId);
  }

  private void payerAssigned(PayerAssigned event) {
    payers.put(
        event.projectId(),
        new AssignPayer(event.organizationId(), event.projectId(), event.payerOrganizationId()));
  }

  private void usageReported(ProjectUsageReported event) {
    usage.put(
        event.projectId(),
        new ReportProjectUsage(
            event.organizationId(), event.projectId(), event.datasets(), event.tasks()));
  }

  private void give(String userId, List<ProjectRole> given) {
    existing(given).forEach(role -> roles.give(role.projectId(), userId, role.role()));
  }

  /** Those of some roles that are in projects which there still are. */
  List<ProjectRole> existing(List<ProjectRole> some) {
    return some.stream().filter(role -> roles.knows(role.projectId())).toList();
  }

  Stream<Command> commands(String organizationId) {
    return Stream.of(
            projects.values().stream(),
            roles.each(
                held ->
                    new GrantProjectRole(organizationId, held.in(), held.userId(), held.role())),
            payers.values().stream(),
            usage.values().stream())
        .flatMap(commands -> commands);
  }
}
