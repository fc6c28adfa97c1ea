package io.orgtrail.query.replay;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Operators;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.query.projections.Projection;
import io.orgtrail.query.readmodel.Generation;
import io.orgtrail.query.readmodel.Generations;
import io.orgtrail.query.readmodel.ReadModelVersion;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators make the read model again from the events, and tells how far that is. */
@RestController
@Tag(name = "Replays")
class ReplayController {

  private final Replays replays;
  private final Events events;
  private final Generations generations;
  private final ReadModelVersion version;
  private final List<String> projections;

  ReplayController(
      Replays replays,
      Events events,
      Generations generations,
      ReadModelVersion version,
      List<Projection> projections) {
    this.replays = replays;
    this.events = events;
    this.generations = generations;
    this.version = version;
    this.projections = projections.stream().map(Projection::name).sorted().toList();
  }

  @PostMapping("/replays")
  @Operation(
      operationId = "beginReplay",
      summary = "Build the read model again",
      description =
          "Makes it from the events beside the live one, compares both, and swaps them. With"
              + " a projection, only its tables are made from events. For operators.")
  @Refuses({ErrorCode.FORBIDDEN, ErrorCode.REPLAY_RUNNING, ErrorCode.NO_LIVE_READ_MODEL})
  @ApiResponse(
      responseCode = "202",
      description = "It has begun",
      headers =
          @Header(
              name = "Location",
              description = "Where to ask how far it is",
              schema = @Schema(type = "string")),
      useReturnTypeSchema = true)
  ResponseEntity<ReplayView> begin(
      Caller caller, @RequestBody(required = false) ReplayRequest request) {
    Operators.require(caller);
    var projection = request == null ? null : request.projection();
    if (projection != null) {
      requireOneOfOurs(projection);
    }
    var replay = replays.begin(projection, events.head(), caller.userId());
    return ResponseEntity.accepted().location(URI.create("/replays/" + replay.id())).body(replay);
  }

  @GetMapping("/replays")
  @Operation(
      operationId = "listReplays",
      summary = "Replays",
      description = "Newest first. For operators.")
  @Refuses(ErrorCode.FORBIDDEN)
  Page<ReplayView> list(
      Caller caller,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    Operators.require(caller);
    var paging = Paging.of(cursor, limit, "replays");
    return paging.page(replays.page(paging));
  }

  @GetMapping("/replays/{id}")
  @Operation(
      operationId = "getReplay",
      summary = "One replay",
      description = "How far it is, and in what the read models differ. For operators.")
  @Refuses({ErrorCode.FORBIDDEN, ErrorCode.REPLAY_NOT_FOUND})
  ReplayView get(Caller caller, @PathVariable String id) {
    Operators.require(caller);
    return replays.one(id);
  }

  @DeleteMapping("/replays/{id}")
  @Operation(
      operationId = "abortReplay",
      summary = "Abort a replay",
      description = "What it has made is dropped; the live read model stays. For operators.")
  @Refuses({ErrorCode.FORBIDDEN, ErrorCode.REPLAY_NOT_FOUND, ErrorCode.REPLAY_FINISHED})
  ReplayView abort(Caller caller, @PathVariable String id) {
    Operators.require(caller);
    return replays.abort(id);
  }

  private void requireOneOfOurs(String projection) {
    if (!projections.contains(projection)) {
      throw new RejectedException(
          Rejection.ofField(
              ErrorCode.INVALID, "projection", "must be one of " + String.join(", ", projections)));
    }
    if (generations.live().map(Generation::version).filter(version::equals).isEmpty()) {
      throw new RejectedException(
          ErrorCode.NO_LIVE_READ_MODEL,
          "The tables of the other projections are in no read model of this version.");
    }
  }
}
