package io.orgtrail.web.tokens;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token out of a request as Spring Security does, whose regular expression is kept for
 * what does not look like a JWT.
 */
final class BearerTokens implements BearerTokenResolver {

  private static final String SCHEME = "Bearer ";

  private final BearerTokenResolver others = new DefaultBearerTokenResolver();

  @Override
  public String resolve(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(SCHEME) && isJwt(header, SCHEME.length())
        ? header.substring(SCHEME.length())
        : others.resolve(request);
  }

  private static boolean isJwt(String header, int start) {
    for (var i = start; i < header.length(); i++) {
      if (!isOfJwt(header.charAt(i))) {
        return false;
      }
    }
    return header.length() > start;
  }

  private static boolean isOfJwt(char character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || character == '-'
        || character == '_'
        || character == '.';
  }
}
