package io.orgtrail.client.projects;

import io.orgtrail.api.projects.ProjectCommand.AssignPayer;
import io.orgtrail.api.projects.ProjectCommand.CreateProject;
import io.orgtrail.api.projects.ProjectCommand.DeleteProject;
import io.orgtrail.api.projects.ProjectCommand.GrantProjectRole;
import io.orgtrail.api.projects.ProjectCommand.RenameProject;
import io.orgtrail.api.projects.ProjectCommand.ReportProjectUsage;
import io.orgtrail.api.projects.ProjectCommand.RevokeProjectRole;
import io.orgtrail.api.replies.CommandReply.Accepted;
import io.orgtrail.client.requests.Scope;

/**
 * The projects of an organization. All methods fail with a {@link
 * io.orgtrail.client.errors.RequestRejectedException} that names the rule.
 *
 * <pre>{@code
 * var project = client.projects(acme).create("Images");
 * client.projects(acme).rename(project.id(), "Pictures");
 * var paid = client.projects(sub.id()).assignPayer(project.id(), provider.id());
 * }</pre>
 */
public final class Projects extends ProjectReads {

  /** Reads and changes the projects of that organization. */
  public Projects(Scope scope) {
    super(scope);
  }

  /** Makes a project whose OWNER the caller is. */
  public Project create(String name) {
    return create(null, name);
  }

  /**
   * Makes a project of that id.
   *
   * @param projectId 1 to 64 of {@code A-Z a-z 0-9 _ -}, {@code null} for one of the service's
   */
  public Project create(String projectId, String name) {
    var reply = scope().execute(id -> new CreateProject(id, projectId, name));
    return get((String) reply.result().get("projectId"));
  }

  /** Gives a project another name. */
  public Project rename(String projectId, String name) {
    scope().execute(id -> new RenameProject(id, projectId, name));
    return get(projectId);
  }

  /** Ends a project and every role in it. */
  public Accepted delete(String projectId) {
    return scope().execute(id -> new DeleteProject(id, projectId));
  }

  /** Gives a member a role in a project, in place of the one they have there. */
  public Accepted grantRole(String projectId, String userId, String role) {
    return scope().execute(id -> new GrantProjectRole(id, projectId, userId, role));
  }

  /** Takes the role somebody has in a project, whichever it is. */
  public Accepted revokeRole(String projectId, String userId) {
    return scope().execute(id -> new RevokeProjectRole(id, projectId, userId, null));
  }

  /** Says which organization pays for a project. */
  public Project assignPayer(String projectId, String payerOrganizationId) {
    scope().execute(id -> new AssignPayer(id, projectId, payerOrganizationId));
    return get(projectId);
  }

  /** Tells how much a project holds; for operators. */
  public Accepted reportUsage(String projectId, long datasets, long tasks) {
    return scope().execute(id -> new ReportProjectUsage(id, projectId, datasets, tasks));
  }
}
