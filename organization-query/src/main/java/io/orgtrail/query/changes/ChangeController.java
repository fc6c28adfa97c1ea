package io.orgtrail.query.changes;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Visit;
import io.orgtrail.query.access.Visits;
import io.orgtrail.query.history.AsOf;
import io.orgtrail.query.history.Moment;
import io.orgtrail.query.history.Moments;
import io.orgtrail.query.positions.Positions;
import io.orgtrail.query.timetravel.Pasts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalLong;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what is different from how it was. */
@RestController
@Tag(name = "Audit trail")
class ChangeController {

  private final Visits visits;
  private final Moments moments;
  private final Pasts pasts;

  ChangeController(Visits visits, Moments moments, Pasts pasts) {
    this.visits = visits;
    this.moments = moments;
    this.pasts = pasts;
  }

  @GetMapping("/organizations/{ref}/changes")
  @Operation(
      operationId = "getChanges",
      summary = "What differs between two moments",
      description =
          "As data and in words. `from` and `to` are RFC 3339 times or positions; `to` is now"
              + " unless said. For holders of `audit:read`, also once the organization is deleted.")
  Changes changes(
      Caller caller,
      @PathVariable String ref,
      @RequestParam String from,
      @RequestParam(defaultValue = "") String to,
      HttpServletResponse response) {
    var begin = find("from", from);
    var end = to.isEmpty() ? moments.now() : find("to", to);
    if (begin.position() > end.position() || begin.time().isAfter(end.time())) {
      throw invalid("from", "must not be after to");
    }
    var id = visits.of(caller, ref).seeAuditTrail().id();
    response.setHeader(Positions.HEADER, end.position().toString());
    var later = at(id, end);
    if (!later.exists()) {
      throw Visit.notFound(id);
    }
    return Changes.between(at(id, begin), later);
  }

  private AsOf find(String parameter, String text) {
    var found = moments.find(parameter, Moment.parse(parameter, text), OptionalLong.empty());
    if (found.isPresent()) {
      throw invalid(parameter, "must be given");
    }
    return found;
  }

  private Snapshot at(String organizationId, AsOf moment) {
    return new Snapshot(pasts.of(organizationId, moment.position()), moment);
  }

  private static RejectedException invalid(String parameter, String rule) {
    return new RejectedException(Rejection.ofField(ErrorCode.INVALID, parameter, rule));
  }
}
