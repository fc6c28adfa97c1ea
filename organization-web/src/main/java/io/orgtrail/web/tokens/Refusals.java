package io.orgtrail.web.tokens;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.web.problems.Problem;
import io.orgtrail.web.problems.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Answers what the security filters refuse: their headers stay, the body is a problem. */
final class Refusals {

  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private final BearerTokenAuthenticationEntryPoint challenge =
      new BearerTokenAuthenticationEntryPoint();
  private final BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();

  /** No token, or one that does not count; 503 when that cannot be told. */
  void unauthenticated(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof AuthenticationServiceException) {
      log.warn("Tokens cannot be verified: {}", failure.getMessage());
      var detail = "Tokens cannot be verified now.";
      ProblemWriter.write(request, response, Problem.of(ErrorCode.UNAVAILABLE, detail));
      return;
    }
    challenge.commence(request, response, failure);
    var code = response.getStatus() == 400 ? ErrorCode.INVALID : ErrorCode.UNAUTHENTICATED;
    ProblemWriter.write(request, response, Problem.of(code, detail(failure)));
  }

  /** A token that does not allow this. */
  void forbidden(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    denial.handle(request, response, failure);
    var detail = "The token does not allow this.";
    ProblemWriter.write(request, response, Problem.of(ErrorCode.FORBIDDEN, detail));
  }

  /** A request that looks like an attack. */
  void malformed(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure)
      throws IOException {
    var detail = "The request is malformed.";
    ProblemWriter.write(request, response, Problem.of(ErrorCode.INVALID, detail));
  }

  private static String detail(AuthenticationException failure) {
    return failure instanceof OAuth2AuthenticationException
        ? "The bearer token is not valid: " + failure.getMessage()
        : "A bearer token is needed.";
  }
}
