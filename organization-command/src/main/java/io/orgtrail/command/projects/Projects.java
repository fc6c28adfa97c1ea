package io.orgtrail.command.projects;

import static io.orgtrail.command.deciding.Rules.rejectField;
import static io.orgtrail.command.deciding.Rules.rejectIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.members.MemberEvent.MemberAdded;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.members.MemberEvent.MemberReinstated;
import io.orgtrail.api.members.MemberEvent.UserRemoved;
import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.DeleteProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.RenameProject;
import io.orgtrail.api.projects.ProjectCommand.ReportProjectUsage;
import io.orgtrail.api.projects.ProjectCommand.RevokeProjectRole;
import io.orgtrail.api.projects.ProjectEvent;
import io.orgtrail.api.projects.ProjectEvent.PayerAssigned;
import io.orgtrail.api.projects.ProjectEvent.ProjectCreated;
import io.orgtrail.api.projects.ProjectEvent.ProjectDeleted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRenamed;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleGranted;
import io.orgtrail.api.projects.ProjectEvent.ProjectRoleRevoked;
import io.orgtrail.api.projects.ProjectEvent.ProjectUsageReported;
import io.orgtrail.api.roles.ProjectRole;
import io.orgtrail.api.roles.Role;
import io.orgtrail.command.deciding.CommandContext;
import io.orgtrail.command.members.Members;
import io.orgtrail.command.members.Places;
import io.orgtrail.command.projects.Project.Usage;
import io.orgtrail.command.roles.Roles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The projects of an organization, and which of its members have a role in them. */
public class Projects {

  private final transient Members members;
  private final transient Roles roles;
  private final Map<String, Project> byId = new HashMap<>();
  private final Places places = new Places();

  public Projects(Members members, Roles roles) {
    this.members = members;
    this.roles = roles;
  }

  @CommandHandler
  Map<String, Object> handle(CreateProject command, CommandContext context) {
    var id = context.idOr(command.projectId(), "project");
    rejectIf(contains(id), ErrorCode.PROJECT_EXISTS, "There is a project " + id + " already.");
    var owner = members.contains(context.userId()) ? context.userId() : null;
    apply(new ProjectCreated(command.organizationId(), id, command.name().strip(), owner));
    return Map.of("projectId", id);
  }

  @CommandHandler
  void handle(RenameProject command) {
    var project = require(command.projectId());
    var name = command.name().strip();
    if (!name.equals(project.name())) {
      apply(
          new ProjectRenamed(command.organizationId(), command.projectId(), name, project.name()));
    }
  }

  @CommandHandler
  void handle(DeleteProject command) {
    var project = require(command.projectId());
    apply(new ProjectDeleted(command.organizationId(), command.projectId(), project.name()));
  }

  @CommandHandler
  void handle(GrantProjectRole command) {
    var project = require(command.projectId());
    var role = roles.require(command.role(), "role").name();
    members.require(command.userId());
    var previous = project.roleOf(command.userId());
    if (!role.equals(previous)) {
      apply(
          new ProjectRoleGranted(
              command.organizationId(), command.projectId(), command.userId(), role, previous));
    }
  }

  @CommandHandler
  void handle(RevokeProjectRole command) {
    var role = require(command.projectId()).roleOf(command.userId());
    rejectIf(
        role == null || command.role() != null && !command.role().equals(role),
        ErrorCode.NOT_A_PROJECT_MEMBER,
        command.userId() + " has no such role in the project.");
    apply(
        new ProjectRoleRevoked(
            command.organizationId(), command.projectId(), command.userId(), role));
  }

  @CommandHandler
  void handle(AssignPayer command, Payers payers) {
    var project = require(command.projectId());
    if (!payers.isLiving(command.payerOrganizationId())) {
      throw rejectField(
          ErrorCode.ORGANIZATION_NOT_FOUND, "payerOrganizationId", "there is no such organization");
    }
    if (!command.payerOrganizationId().equals(project.payerOrganizationId())) {
      apply(
          new PayerAssigned(
              command.organizationId(),
              command.projectId(),
              command.payerOrganizationId(),
              project.payerOrganizationId()));
    }
  }

  @CommandHandler
  void handle(ReportProjectUsage command) {
    var project = require(command.projectId());
    var before = project.usage();
    if (!before.equals(new Usage(command.datasets(), command.tasks()))) {
      apply(
          new ProjectUsageReported(
              command.organizationId(),
              command.projectId(),
              command.datasets(),
              command.tasks(),
              before.datasets(),
              before.tasks()));
    }
  }

  /** Whether there is a project of that id. */
  public boolean contains(String projectId) {
    return byId.containsKey(projectId);
  }

  /** Whether the user is OWNER of the project. */
  public boolean isOwner(String projectId, String userId) {
    return contains(projectId) && byId.get(projectId).isOwner(userId);
  }

  /** Whether somebody has the role in a project. */
  public boolean use(String role) {
    return byId.values().stream().anyMatch(project -> project.roles().containsValue(role));
  }

  /** The user's roles in all projects. */
  public List<ProjectRole> rolesOf(String userId) {
    return places.of(userId).stream()
        .map(projectId -> new ProjectRole(projectId, byId.get(projectId).roleOf(userId)))
        .toList();
  }

  /** How much there is to keep: projects and who has a role in them. */
  public int size() {
    return byId.values().stream().mapToInt(project -> 1 + project.size()).sum();
  }

  /** Refuses who may not let that organization pay; they do not learn whether it exists. */
  public static void requireMayLetPay(String payer, CommandContext context, Payers payers) {
    rejectIf(
        !context.caller().operator() && !payers.mayLetPay(context.userId(), payer),
        ErrorCode.FORBIDDEN,
        "Only who holds plan:change or organization:update there may let it pay.");
  }

  private Project require(String projectId) {
    rejectIf(
        !contains(projectId),
        ErrorCode.PROJECT_NOT_FOUND,
        "There is no project " + projectId + ".");
    return byId.get(projectId);
  }

  @EventSourcingHandler
  void on(ProjectCreated event) {
    byId.put(event.projectId(), new Project(event.name()));
    if (event.ownerUserId() != null) {
      put(event.projectId(), event.ownerUserId(), Role.OWNER);
    }
  }

  @EventSourcingHandler
  void on(ProjectRenamed event) {
    change(event, project -> project.named(event.name()));
  }

  @EventSourcingHandler
  void on(ProjectDeleted event) {
    var project = byId.remove(event.projectId());
    project.roles().keySet().forEach(userId -> places.leave(userId, event.projectId()));
  }

  @EventSourcingHandler
  void on(ProjectRoleGranted event) {
    put(event.projectId(), event.userId(), event.role());
  }

  @EventSourcingHandler
  void on(ProjectRoleRevoked event) {
    if (byId.get(event.projectId()).remove(event.userId())) {
      places.leave(event.userId(), event.projectId());
    }
  }

  @EventSourcingHandler
  void on(PayerAssigned event) {
    change(event, project -> project.paidBy(event.payerOrganizationId()));
  }

  @EventSourcingHandler
  void on(ProjectUsageReported event) {
    var usage = new Usage(event.datasets(), event.tasks());
    change(event, project -> project.holding(usage));
  }

  private void change(ProjectEvent event, UnaryOperator<Project> change) {
    byId.computeIfPresent(event.projectId(), (id, project) -> change.apply(project));
  }

  /** An invitation may have offered roles in projects. */
  @EventSourcingHandler
  void on(MemberAdded event) {
    put(event.userId(), event.projectRoles());
  }

  @EventSourcingHandler
  void on(MemberReinstated event) {
    put(event.userId(), event.projectRoles());
  }

  private void put(String userId, List<ProjectRole> projectRoles) {
    projectRoles.forEach(in -> put(in.projectId(), userId, in.role()));
  }

  private void put(String projectId, String userId, String role) {
    if (byId.get(projectId).put(userId, role)) {
      places.enter(userId, projectId);
    }
  }

  @EventSourcingHandler
  void on(UserRemoved event) {
    remove(event.userId());
  }

  @EventSourcingHandler
  void on(MemberLeft event) {
    remove(event.userId());
  }

  private void remove(String userId) {
    for (var projectId : places.of(userId)) {
      byId.get(projectId).remove(userId);
    }
    places.leaveAll(userId);
  }
}
