package io.orgtrail.api.errors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why something was refused, as a value: the code, and the facts a person needs.
 *
 * @param code what rule refused it
 * @param detail one sentence with the facts
 * @param fields the fields concerned, empty when none is
 */
public record Rejection(ErrorCode code, String detail, List<FieldError> fields) {

  public Rejection {
    fields = List.copyOf(fields);
  }

  /** A refusal that no field is to blame for. */
  public static Rejection of(ErrorCode code, String detail) {
    return new Rejection(code, detail, List.of());
  }

  /** A refusal because of one field. */
  public static Rejection ofField(ErrorCode code, String field, String message) {
    return new Rejection(code, field + ": " + message, List.of(new FieldError(field, message)));
  }

  /** Input that cannot be used, with every field that is wrong. */
  public static Rejection invalid(List<FieldError> fields) {
    var detail =
        String.join("; ", fields.stream().map(f -> f.field() + ": " + f.message()).toList());
    return new Rejection(ErrorCode.INVALID, detail, fields);
  }

  /** The form of a refusal in replies. */
  public Body body() {
    return new Body(code.name(), code.status(), code.title(), detail, fields);
  }

  /**
   * A refusal in a reply.
   *
   * @param code name of the {@link ErrorCode}
   * @param status its HTTP status
   * @param title the rule in a few words
   * @param detail the facts
   * @param fields the fields concerned, left out when none is
   */
  public record Body(
      String code,
      int status,
      String title,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> fields) {

    public Body {
      fields = fields == null ? List.of() : List.copyOf(fields);
    }
  }
}
