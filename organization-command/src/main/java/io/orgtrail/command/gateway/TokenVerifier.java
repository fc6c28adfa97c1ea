package io.orgtrail.command.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orgtrail.api.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Who a token speaks for, judged at a given moment. Each token is verified once while it is in use;
 * when it is valid is looked at each time.
 */
final class TokenVerifier {

  private static final String DECODER_PREFIX =
      "An error occurred while attempting to decode the Jwt: ";
  private static final int MAX_TOKEN_LENGTH = 16_384;
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final JwtDecoder decoder;
  private final Cache<String, Verified> verified =
      Caffeine.newBuilder()
          .maximumSize(20_000)
          .expireAfterWrite(Duration.ofMinutes(10))
          .executor(Runnable::run)
          .build();

  /**
   * Verifies with a decoder that does not look at the time.
   *
   * @param decoder checks signature, issuer and audience
   */
  TokenVerifier(JwtDecoder decoder) {
    this.decoder = decoder;
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
    var known = verified.getIfPresent(token);
    if (known == null) {
      known = decode(token);
      verified.put(token, known);
    }
    known.requireValid(at);
    return known.caller();
  }

  private Verified decode(String token) throws InvalidTokenException {
    try {
      var jwt = decoder.decode(token);
      return new Verified(Caller.from(jwt.getClaims()), jwt.getNotBefore(), jwt.getExpiresAt());
    } catch (BadJwtException e) {
      throw new InvalidTokenException(
          "The token is not valid: " + e.getMessage().replace(DECODER_PREFIX, ""));
    } catch (IllegalArgumentException e) {
      throw new InvalidTokenException("The token cannot be used: " + e.getMessage());
    }
  }

  private record Verified(Caller caller, Instant notBefore, Instant expiresAt) {

    void requireValid(Instant at) throws InvalidTokenException {
      if (expiresAt != null && !at.isBefore(expiresAt)) {
        throw new InvalidTokenException("The token expired at " + expiresAt + ".");
      }
      if (notBefore != null && at.plus(CLOCK_SKEW).isBefore(notBefore)) {
        throw new InvalidTokenException("The token is not valid before " + notBefore + ".");
      }
    }
  }
}
