package io.orgtrail.query.access;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.identity.Caller;

/** Lets those in who run the installation. */
public final class Operators {

  private Operators() {}

  /** Refuses everybody else. */
  public static void require(Caller caller) {
    if (!caller.operator()) {
      throw new RejectedException(
          ErrorCode.FORBIDDEN, "This needs the scope " + Caller.OPERATOR_SCOPE + ".");
    }
  }
}
