package io.orgtrail.web.problems;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.Rejection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal or failure as RFC 9457 tells it over HTTP.
 *
 * @param type URN of the {@link ErrorCode}
 * @param title the rule in a few words
 * @param status the HTTP status
 * @param detail one sentence with the facts
 * @param instance path of the request, {@code null} until it is written
 * @param code name of the {@link ErrorCode}
 * @param fields the fields concerned, left out when none is
 * @param more further members
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "fields"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> fields,
    @JsonAnyGetter Map<String, Object> more) {

  /** Seconds after which to try again what {@linkplain #isTemporary() may succeed then}. */
  public static final String RETRY_AFTER = "1";

  public Problem {
    fields = List.copyOf(fields);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /** The problem that a refusal is. */
  public static Problem of(Rejection rejection) {
    var code = rejection.code();
    return new Problem(
        code.problemType(),
        code.title(),
        code.status(),
        rejection.detail(),
        null,
        code.name(),
        rejection.fields(),
        Map.of());
  }

  /** A problem that no field is to blame for. */
  public static Problem of(ErrorCode code, String detail) {
    return of(Rejection.of(code, detail));
  }

  /** Whether the same may succeed a little later. */
  @JsonIgnore
  public boolean isTemporary() {
    return status == 429 || status == 503;
  }

  /** The same with a member of its own. */
  public Problem with(String member, Object value) {
    var members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(type, title, status, detail, instance, code, fields, members);
  }

  /** The same under the status that the container has chosen already. */
  Problem withStatus(int chosen) {
    return new Problem(type, title, chosen, detail, instance, code, fields, more);
  }

  /** The same as told of that path. */
  public Problem at(String path) {
    return new Problem(type, title, status, detail, path, code, fields, more);
  }
}
