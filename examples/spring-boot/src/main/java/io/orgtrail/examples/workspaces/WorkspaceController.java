package io.orgtrail.examples.workspaces;

import io.orgtrail.api.roles.Role;
import io.orgtrail.client.OrganizationClient;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.organizations.Organization;
import java.util.Collection;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Founds workspaces, and tells who is in them. */
@RestController
class WorkspaceController {

  private final OrganizationClient organizations;
  private final People people;

  WorkspaceController(OrganizationClient organizations, People people) {
    this.organizations = organizations;
    this.people = people;
  }

  record NewWorkspace(String name, String adminEmail) {}

  /** Commands: a workspace is an organization, and whoever wanted it is invited to run it. */
  @PostMapping("/workspaces")
  Organization found(@RequestBody NewWorkspace wanted) {
    var organization = organizations.organizations().create(wanted.name());
    organizations.invitations(organization.id()).create(wanted.adminEmail(), Role.ADMIN);
    return organization;
  }

  /** The product's own copy: no request leaves the process. */
  @GetMapping("/workspaces/{id}/people")
  Collection<People.Person> people(@PathVariable String id) {
    return people.of(id);
  }

  /** The rule that refused it, as it came. */
  @ExceptionHandler
  ProblemDetail refused(RequestRejectedException refusal) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatusCode.valueOf(refusal.status()), refusal.detail());
    problem.setProperty("code", refusal.code());
    return problem;
  }
}
