package io.orgtrail.query.audit;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.query.access.Visits;
import io.orgtrail.web.tokens.CallerAuthentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what happens as it happens. */
@RestController
@Tag(name = "Audit trail")
class AuditStreamController {

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

  private final Visits visits;
  private final AuditStreams streams;

  AuditStreamController(Visits visits, AuditStreams streams) {
    this.visits = visits;
    this.streams = streams;
  }

  @GetMapping(
      path = "/organizations/{ref}/audit-trail/stream",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      operationId = "followAuditTrail",
      summary = "What happens, as it happens",
      description =
          "Server-sent events from now on, or after Last-Event-ID: each has the position as"
              + " id, the name of the event as event, and an audit entry as data. A comment every 15"
              + " seconds keeps the connection. It ends when the token expires or no longer lets its"
              + " holder read the audit trail. For holders of `audit:read`, also once the"
              + " organization is deleted.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = AuditEntry.class)))
  void follow(
      CallerAuthentication authentication,
      @PathVariable String ref,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String text,
      @Parameter(description = "Position of the last event received; those after it come first")
          @RequestHeader(name = LAST_EVENT_ID, required = false)
          String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var after = position(lastEventId);
    var filter = AuditFilter.of(actor, type, target, text, "", "");
    var id = visits.of(authentication.caller(), ref).seeAuditTrail().id();
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding("UTF-8");
    if (!HttpMethod.HEAD.matches(request.getMethod())) {
      var follower = new Follower(authentication.caller(), authentication.getToken(), id, filter);
      streams.open(follower, after, request, response);
    }
  }

  private static Long position(String lastEventId) {
    if (lastEventId == null) {
      return null;
    }
    if (!POSITION.matcher(lastEventId.strip()).matches()) {
      throw new RejectedException(
          Rejection.ofField(
              ErrorCode.INVALID, LAST_EVENT_ID, "must be a position, a whole number"));
    }
    return Long.valueOf(lastEventId.strip());
  }
}
