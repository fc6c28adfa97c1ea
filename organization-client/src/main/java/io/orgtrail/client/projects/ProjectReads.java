package io.orgtrail.client.projects;

import io.orgtrail.client.requests.Listing;
import io.orgtrail.client.requests.Query;
import io.orgtrail.client.requests.Scope;

/** The projects of an organization, now or at a moment before. */
public class ProjectReads {

  private final Scope scope;

  /** Asks about that organization. */
  public ProjectReads(Scope scope) {
    this.scope = scope;
  }

  /** All projects. */
  public Listing<Project> list() {
    return scope.list(Project.class, "/projects", Query.NONE);
  }

  /** One project; {@code PROJECT_NOT_FOUND} when there is none. */
  public Project get(String projectId) {
    return scope.get(Project.class, path(projectId));
  }

  /** Who has a role in a project. */
  public Listing<ProjectMember> members(String projectId) {
    return scope.list(ProjectMember.class, path(projectId) + "/members", Query.NONE);
  }

  Scope scope() {
    return scope;
  }

  private static String path(String projectId) {
    return "/projects/" + Query.encoded(projectId);
  }
}
