package io.orgtrail.query.projects;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.access.Visit;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.pages.Tagged;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.orgtrail.query.timetravel.State;
import io.orgtrail.query.timetravel.States;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions about projects. */
@RestController
@Tag(name = "Projects")
class ProjectController {

  private final Visits visits;
  private final States states;
  private final ProjectViews projects;

  ProjectController(Visits visits, States states, ProjectViews projects) {
    this.visits = visits;
    this.states = states;
    this.projects = projects;
  }

  @GetMapping("/organizations/{ref}/projects")
  @HoldsUntilChange
  @Operation(
      operationId = "listProjects",
      summary = "Projects",
      description =
          "In the order that they were made in. For holders of `organization:read`; any"
              + " member without it sees the projects they have a role in.")
  Page<ProjectView> list(
      Caller caller,
      @PathVariable String ref,
      AsOf asOf,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var visit = visits.of(caller, ref, asOf);
    var reach = visit.reach(Permission.ORGANIZATION_READ);
    var paging = Paging.asOf(asOf, cursor, limit, "projects", reach.organizationId());
    return paging.page(projects.of(state(visit, asOf), reach, paging));
  }

  @GetMapping("/organizations/{ref}/projects/{projectId}")
  @HoldsUntilChange
  @Operation(
      operationId = "getProject",
      summary = "One project",
      description =
          "With what it holds, and who pays for it. For holders of `organization:read`, and"
              + " for who is in it.")
  @Refuses(ErrorCode.PROJECT_NOT_FOUND)
  ResponseEntity<ProjectView> get(
      Caller caller, @PathVariable String ref, @PathVariable String projectId, AsOf asOf) {
    var visit = visits.of(caller, ref, asOf);
    var reach = visit.reach(Permission.ORGANIZATION_READ);
    return projects
        .one(state(visit, asOf), reach, projectId)
        .map(Tagged::byContent)
        .orElseThrow(() -> notFound(projectId, reach.organizationId()));
  }

  @GetMapping("/organizations/{ref}/projects/{projectId}/members")
  @HoldsUntilChange
  @Operation(
      operationId = "listProjectMembers",
      summary = "Members of a project",
      description = "Those with a role in it. For holders of `members:read`, and for who is in it.")
  @Refuses(ErrorCode.PROJECT_NOT_FOUND)
  Page<ProjectMemberView> members(
      Caller caller,
      @PathVariable String ref,
      @PathVariable String projectId,
      AsOf asOf,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var visit = visits.of(caller, ref, asOf);
    var id = visit.organization().id();
    var project =
        visit
            .seeMembersOf(reach -> projects.one(state(visit, asOf), reach, projectId))
            .orElseThrow(() -> notFound(projectId, id));
    var paging = Paging.asOf(asOf, cursor, limit, "project-members", id, project.id());
    return paging.page(projects.members(state(visit, asOf), project.id(), paging));
  }

  private State state(Visit visit, AsOf asOf) {
    return states.of(visit.organization(), asOf);
  }

  private static RejectedException notFound(String projectId, String organizationId) {
    return new RejectedException(
        ErrorCode.PROJECT_NOT_FOUND,
        "There is no project %s in %s.".formatted(projectId, organizationId));
  }
}
