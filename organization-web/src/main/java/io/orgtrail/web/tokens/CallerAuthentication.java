package io.orgtrail.web.tokens;

import io.orgtrail.api.identity.Caller;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** A verified token with the caller it speaks for. */
public final class CallerAuthentication extends JwtAuthenticationToken {

  /** The scope that lets its holder read metrics. */
  public static final String METRICS_SCOPE = "organization:metrics";

  private static final long serialVersionUID = 1L;

  private final transient Caller caller;

  private CallerAuthentication(Jwt token, Caller caller) {
    super(token, scopes(token), caller.userId());
    this.caller = caller;
  }

  /** Reads the claims; a token with unusable ones counts as none. */
  static CallerAuthentication of(Jwt token) {
    try {
      return new CallerAuthentication(token, Caller.from(token.getClaims()));
    } catch (IllegalArgumentException e) {
      throw new InvalidBearerTokenException(e.getMessage(), e);
    }
  }

  /** Whoever sent the token. */
  public Caller caller() {
    return caller;
  }

  private static Collection<GrantedAuthority> scopes(Jwt token) {
    return Stream.of(Caller.OPERATOR_SCOPE, METRICS_SCOPE)
        .filter(scope -> Caller.hasScope(token.getClaims().get("scope"), scope))
        .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
        .toList();
  }
}
