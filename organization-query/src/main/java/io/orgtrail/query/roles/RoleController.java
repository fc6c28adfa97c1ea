package io.orgtrail.query.roles;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Role;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.pages.Page;
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
  private final RoleViews roles;

  RoleController(Visits visits, RoleViews roles) {
    this.visits = visits;
    this.roles = roles;
  }

  @GetMapping("/roles")
  @Operation(summary = "The roles every organization has")
  Page<RoleView> builtIn() {
    return Page.all(BUILT_IN);
  }

  @GetMapping("/organizations/{ref}/roles")
  @Operation(summary = "The roles of an organization: those all have, then its own")
  Page<RoleView> of(Caller caller, @PathVariable String ref) {
    var id = visits.of(caller, ref).requireMember().id();
    return Page.all(Stream.concat(BUILT_IN.stream(), roles.madeBy(id).stream()).toList());
  }
}
