package io.orgtrail.query.roles;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.orgtrail.query.timetravel.States;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Answers which roles there are. */
@RestController
@Tag(name = "Roles")
class RoleController {

  private static final List<RoleView> BUILT_IN = Role.all().stream().map(RoleView::of).toList();

  private final Visits visits;
  private final States states;
  private final RoleViews roles;

  RoleController(Visits visits, States states, RoleViews roles) {
    this.visits = visits;
    this.states = states;
    this.roles = roles;
  }

  @GetMapping("/roles")
  @Operation(
      operationId = "listBuiltInRoles",
      summary = "Roles that every organization has",
      description = "With the permissions of each. For anyone signed in.")
  Page<RoleView> builtIn() {
    return Page.all(BUILT_IN);
  }

  @GetMapping("/organizations/{ref}/roles")
  @HoldsUntilChange
  @Operation(
      operationId = "listRoles",
      summary = "Roles of an organization",
      description =
          "Those that every organization has, then its own. For holders of"
              + " `organization:read`, and for any member.")
  Page<RoleView> of(Caller caller, @PathVariable String ref, AsOf asOf) {
    var state = states.of(visits.of(caller, ref, asOf).requireMember(), asOf);
    return Page.all(Stream.concat(BUILT_IN.stream(), roles.madeIn(state).stream()).toList());
  }
}
