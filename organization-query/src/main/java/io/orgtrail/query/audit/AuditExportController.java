package io.orgtrail.query.audit;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.query.access.Operators;
import io.orgtrail.query.access.Visits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Hands out audit trails as files. */
@RestController
@Tag(name = "Audit trail")
class AuditExportController {

  private final Visits visits;
  private final AuditTrail trail;
  private final AuditExport export;

  AuditExportController(Visits visits, AuditTrail trail, AuditExport export) {
    this.visits = visits;
    this.trail = trail;
    this.export = export;
  }

  @GetMapping(path = "/organizations/{ref}/audit-trail", produces = CsvFormat.MEDIA_TYPE)
  @Operation(operationId = "auditTrail")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = CsvFormat.MEDIA_TYPE,
              schema = @Schema(implementation = String.class)))
  StreamingResponseBody csv(
      Caller caller,
      @PathVariable String ref,
      @ParameterObject AuditParameters asked,
      HttpServletResponse response) {
    return one(caller, ref, asked, new CsvFormat(), response);
  }

  @GetMapping(path = "/organizations/{ref}/audit-trail", produces = NdjsonFormat.MEDIA_TYPE)
  @Operation(operationId = "auditTrail")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = NdjsonFormat.MEDIA_TYPE,
              schema = @Schema(implementation = ExportedEntry.class)))
  StreamingResponseBody ndjson(
      Caller caller,
      @PathVariable String ref,
      @ParameterObject AuditParameters asked,
      HttpServletResponse response) {
    return one(caller, ref, asked, new NdjsonFormat(), response);
  }

  @GetMapping(path = "/audit-trail", produces = CsvFormat.MEDIA_TYPE)
  @Operation(operationId = "allAuditTrails")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = CsvFormat.MEDIA_TYPE,
              schema = @Schema(implementation = String.class)))
  StreamingResponseBody allAsCsv(
      Caller caller,
      @RequestParam(defaultValue = "") String organizationId,
      @ParameterObject AuditParameters asked,
      HttpServletResponse response) {
    return all(caller, organizationId, asked, new CsvFormat(), response);
  }

  @GetMapping(path = "/audit-trail", produces = NdjsonFormat.MEDIA_TYPE)
  @Operation(operationId = "allAuditTrails")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = NdjsonFormat.MEDIA_TYPE,
              schema = @Schema(implementation = ExportedEntry.class)))
  StreamingResponseBody allAsNdjson(
      Caller caller,
      @RequestParam(defaultValue = "") String organizationId,
      @ParameterObject AuditParameters asked,
      HttpServletResponse response) {
    return all(caller, organizationId, asked, new NdjsonFormat(), response);
  }

  private StreamingResponseBody one(
      Caller caller,
      String ref,
      AuditParameters asked,
      ExportFormat format,
      HttpServletResponse response) {
    var newestFirst = asked.newestFirst();
    var filter = asked.filter();
    var id = visits.of(caller, ref).seeAuditTrail().id();
    var query = trail.upToNow(id, filter, newestFirst);
    return export.of(caller, query, format, id + "-audit-trail", response);
  }

  private StreamingResponseBody all(
      Caller caller,
      String organizationId,
      AuditParameters asked,
      ExportFormat format,
      HttpServletResponse response) {
    Operators.require(caller);
    var id = AuditController.orAll(organizationId);
    var query = trail.upToNow(id, asked.filter(), asked.newestFirst());
    return export.of(caller, query, format, "audit-trail", response);
  }
}
