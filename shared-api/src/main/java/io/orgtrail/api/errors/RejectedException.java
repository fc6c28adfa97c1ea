package io.orgtrail.api.errors;

/** Carries a {@link Rejection} out of a decision; an expected outcome, so it has no stack trace. */
public final class RejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  public RejectedException(Rejection rejection) {
    super(rejection.code() + ": " + rejection.detail(), null, false, false);
    this.rejection = rejection;
  }

  /** A refusal that no field is to blame for. */
  public RejectedException(ErrorCode code, String detail) {
    this(Rejection.of(code, detail));
  }

  /** The refusal. */
  public Rejection rejection() {
    return rejection;
  }
}
