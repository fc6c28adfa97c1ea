package io.orgtrail.command.deciding;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;

/** How a decision says no. */
public final class Rules {

  private Rules() {}

  /** Refuses the command when the condition holds. */
  public static void rejectIf(boolean condition, ErrorCode code, String detail) {
    if (condition) {
      throw new RejectedException(code, detail);
    }
  }

  /** The refusal of a field's value. */
  public static RejectedException rejectField(ErrorCode code, String field, String message) {
    return new RejectedException(Rejection.ofField(code, field, message));
  }
}
