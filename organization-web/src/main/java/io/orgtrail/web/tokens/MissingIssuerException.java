package io.orgtrail.web.tokens;

/** Stops a service that was not told whose tokens count. */
public final class MissingIssuerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingIssuerException() {
    super("Nobody's tokens count: neither an issuer nor a JWK set is set.");
  }
}
