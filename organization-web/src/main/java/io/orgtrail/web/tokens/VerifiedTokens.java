package io.orgtrail.web.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * The tokens in use: each is verified once, for a while. Whether it is valid at a moment is for
 * whoever asks to look at, each time.
 */
public final class VerifiedTokens {

  private static final int MAX_TOKENS = 20_000;
  private static final Duration FOR_A_WHILE = Duration.ofMinutes(10);

  private final JwtDecoder decoder;
  private final Cache<String, CallerAuthentication> verified =
      Caffeine.newBuilder()
          .maximumSize(MAX_TOKENS)
          .expireAfterWrite(FOR_A_WHILE)
          .executor(Runnable::run)
          .build();

  /**
   * Verifies with a decoder that does not look at the time.
   *
   * @param decoder checks signature, issuer and audience
   */
  public VerifiedTokens(JwtDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * What a token says.
   *
   * @param token a compact JWT
   * @throws org.springframework.security.oauth2.jwt.BadJwtException when it does not count
   * @throws org.springframework.security.oauth2.jwt.JwtException when that cannot be told now
   * @throws org.springframework.security.oauth2.server.resource.InvalidBearerTokenException when it
   *     has claims that cannot be used
   */
  public CallerAuthentication of(String token) {
    var known = verified.getIfPresent(token);
    if (known == null) {
      known = CallerAuthentication.of(decoder.decode(token));
      verified.put(token, known);
    }
    return known;
  }
}
