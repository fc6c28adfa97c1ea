package io.orgtrail.client.errors;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.Rejection;
import java.util.List;

/** The service refused a command or a query, which changed nothing; the code says by which rule. */
public final class RequestRejectedException extends OrganizationClientException {

  private static final long serialVersionUID = 1L;

  private final transient Rejection.Body why;

  /** Made from what a reply or a problem says. */
  public RequestRejectedException(Rejection.Body why) {
    super(why.code() + ": " + why.detail(), null);
    this.why = why;
  }

  /** All that the service said of it. */
  public Rejection.Body why() {
    return why;
  }

  /** Name of the rule, e.g. {@code SEAT_LIMIT_REACHED}; a newer service may know more of them. */
  public String code() {
    return why.code();
  }

  /** Whether it is that rule. */
  public boolean is(ErrorCode code) {
    return code.name().equals(why.code());
  }

  /** The HTTP status of the rule: 404 not found, 403 not allowed, 409 against the present state. */
  public int status() {
    return why.status();
  }

  /** The facts, in a sentence for people. */
  public String detail() {
    return why.detail();
  }

  /** Fields that are wrong, each with the rule it breaks; empty when no field is to blame. */
  public List<FieldError> fields() {
    return why.fields();
  }
}
