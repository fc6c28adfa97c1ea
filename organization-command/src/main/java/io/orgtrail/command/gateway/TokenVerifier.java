package io.orgtrail.command.gateway;

import io.orgtrail.api.identity.Caller;
import io.orgtrail.web.tokens.CallerAuthentication;
import io.orgtrail.web.tokens.VerifiedTokens;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Who a token speaks for, judged at a given moment. Each token is verified once while it is in use;
 * when it is valid is looked at each time.
 */
final class TokenVerifier {

  private static final String DECODER_PREFIX =
      "An error occurred while attempting to decode the Jwt: ";
  private static final int MAX_TOKEN_LENGTH = 16_384;
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final VerifiedTokens tokens;

  /**
   * Verifies with a decoder that does not look at the time.
   *
   * @param decoder checks signature, issuer and audience
   */
  TokenVerifier(JwtDecoder decoder) {
    tokens = new VerifiedTokens(decoder);
  }

  /**
   * The caller whom the token names.
   *
   * @param token a compact JWT, {@code null} when there was none
   * @param at when the broker got the command
   * @throws InvalidTokenException when it is no valid token then
   * @throws org.springframework.security.oauth2.jwt.JwtException when the keys cannot be had now
   */
  Caller verify(String token, Instant at) throws InvalidTokenException {
    if (token == null) {
      throw new InvalidTokenException("There is no bearer token.");
    }
    if (token.length() > MAX_TOKEN_LENGTH) {
      throw new InvalidTokenException("The token is too long.");
    }
    var known = verified(token);
    requireValid(known.getToken(), at);
    return known.caller();
  }

  private CallerAuthentication verified(String token) throws InvalidTokenException {
    try {
      return tokens.of(token);
    } catch (BadJwtException e) {
      throw new InvalidTokenException(
          "The token is not valid: " + e.getMessage().replace(DECODER_PREFIX, ""));
    } catch (InvalidBearerTokenException e) {
      throw new InvalidTokenException("The token cannot be used: " + e.getMessage());
    }
  }

  private static void requireValid(Jwt token, Instant at) throws InvalidTokenException {
    var expiresAt = token.getExpiresAt();
    if (expiresAt != null && !at.isBefore(expiresAt)) {
      throw new InvalidTokenException("The token expired at " + expiresAt + ".");
    }
    var notBefore = token.getNotBefore();
    if (notBefore != null && at.plus(CLOCK_SKEW).isBefore(notBefore)) {
      throw new InvalidTokenException("The token is not valid before " + notBefore + ".");
    }
  }
}
