package io.orgtrail.query.eventreplay;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Operators;
import io.orgtrail.query.pages.Page;
import io.orgtrail.query.pages.Paging;
import io.orgtrail.web.documents.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes history again for a new consumer, when an operator asks. */
@RestController
@Tag(name = "Event replays")
class EventReplayController {

  private final EventReplays replays;
  private final EventReplayViews views;
  private final ReplayWorker worker;

  EventReplayController(EventReplays replays, EventReplayViews views, ReplayWorker worker) {
    this.replays = replays;
    this.views = views;
    this.worker = worker;
  }

  @PostMapping("/event-replays")
  @Operation(
      operationId = "startEventReplay",
      summary = "Publish history again to a topic",
      description =
          "The records are those of organization.events, with the attribute replay besides:"
              + " at least once, in position order for each organization. For operators.")
  @Refuses(ErrorCode.FORBIDDEN)
  @ApiResponse(
      responseCode = "202",
      description = "It has begun",
      headers =
          @Header(
              name = "Location",
              description = "Where to ask how far it is",
              schema = @Schema(type = "string")),
      useReturnTypeSchema = true)
  ResponseEntity<EventReplayView> start(
      Caller caller, @Valid @RequestBody EventReplayRequest request) {
    Operators.require(caller);
    var replay = replays.start(request, caller.userId());
    worker.wake();
    return ResponseEntity.accepted()
        .location(URI.create("/event-replays/" + replay.id()))
        .body(replay);
  }

  @GetMapping("/event-replays")
  @Operation(
      operationId = "listEventReplays",
      summary = "Replays of events",
      description = "Newest first. For operators.")
  @Refuses(ErrorCode.FORBIDDEN)
  Page<EventReplayView> list(
      Caller caller,
      @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    Operators.require(caller);
    var paging = Paging.of(cursor, limit, "event-replays");
    return paging.page(views.all(paging));
  }

  @GetMapping("/event-replays/{id}")
  @Operation(
      operationId = "getEventReplay",
      summary = "One replay of events",
      description = "How far it is. For operators.")
  @Refuses({ErrorCode.FORBIDDEN, ErrorCode.EVENT_REPLAY_NOT_FOUND})
  EventReplayView get(Caller caller, @PathVariable String id) {
    Operators.require(caller);
    return one(id);
  }

  @DeleteMapping("/event-replays/{id}")
  @Operation(
      operationId = "abortEventReplay",
      summary = "Abort a replay of events",
      description = "What is on the topic by then stays there. For operators.")
  @Refuses({ErrorCode.FORBIDDEN, ErrorCode.EVENT_REPLAY_NOT_FOUND, ErrorCode.EVENT_REPLAY_FINISHED})
  EventReplayView abort(Caller caller, @PathVariable String id) {
    Operators.require(caller);
    return replays
        .abort(id)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.EVENT_REPLAY_FINISHED,
                    "The replay of events %s is %s.".formatted(id, one(id).status())));
  }

  private EventReplayView one(String id) {
    return views
        .one(id)
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.EVENT_REPLAY_NOT_FOUND, "There is no replay of events " + id + "."));
  }
}
