package io.orgtrail.web.tokens;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Lets a request in while its token is valid, by the clock of this machine. */
final class TokenCheck implements AuthenticationManager {

  private final VerifiedTokens tokens;
  private final JwtTimestampValidator times = new JwtTimestampValidator();

  TokenCheck(VerifiedTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Authentication authenticate(Authentication request) {
    var known = verified(((BearerTokenAuthenticationToken) request).getToken());
    for (var error : times.validate(known.getToken()).getErrors()) {
      throw new InvalidBearerTokenException(error.getDescription());
    }
    return known;
  }

  private CallerAuthentication verified(String token) {
    try {
      return tokens.of(token);
    } catch (BadJwtException e) {
      throw new InvalidBearerTokenException(e.getMessage(), e);
    } catch (JwtException e) {
      throw new AuthenticationServiceException(e.getMessage(), e);
    }
  }
}
