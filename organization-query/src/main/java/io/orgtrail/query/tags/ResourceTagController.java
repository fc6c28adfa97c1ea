package io.orgtrail.query.tags;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.roles.Permission;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.positions.HoldsUntilChange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers which tags there are for resources. */
@RestController
@Tag(name = "Resource tags")
class ResourceTagController {

  private final Visits visits;
  private final ResourceTagViews tags;

  ResourceTagController(Visits visits, ResourceTagViews tags) {
    this.visits = visits;
    this.tags = tags;
  }

  @GetMapping("/organizations/{ref}/resource-tags")
  @HoldsUntilChange
  @Operation(
      operationId = "listResourceTags",
      summary = "Tags for resources",
      description = "In the order that they were made in. For holders of `organization:read`.")
  Page<ResourceTagView> list(
      Caller caller,
      @PathVariable String ref,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var id = visits.of(caller, ref).require(Permission.ORGANIZATION_READ).id();
    var paging = Paging.of(cursor, limit, "resource-tags", id);
    return paging.page(tags.of(id, paging));
  }
}
