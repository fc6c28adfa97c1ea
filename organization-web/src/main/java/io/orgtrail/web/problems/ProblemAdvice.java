package io.orgtrail.web.problems;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers what controllers and Spring MVC throw with problems. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  void rejected(RejectedException refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProblemWriter.write(request, response, Problem.of(refusal.rejection()));
  }

  /** Security's own exceptions go on to its filters, which know what to answer. */
  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void security(RuntimeException refusal) {
    throw refusal;
  }

  @ExceptionHandler
  void unexpected(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    var problem = Failures.problem(failure);
    if (isNobodyThere(failure)) {
      log.debug("{} {}: the client is gone", request.getMethod(), request.getRequestURI());
    } else if (problem.status() == 503) {
      log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.toString());
    } else if (problem.status() >= 500) {
      log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    if (response.isCommitted()) {
      // It cannot be told any more: the container breaks the connection, for the client to see.
      throw failure;
    }
    ProblemWriter.write(request, response, problem);
  }

  /** Without the warning that the parent logs for each such request. */
  @Override
  protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleExceptionInternal(failure, null, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest webRequest) {
    var request = ((ServletWebRequest) webRequest).getRequest();
    var response = ((ServletWebRequest) webRequest).getResponse();
    if (isNobodyThere(failure)) {
      log.debug("{} {}: the client is gone", request.getMethod(), request.getRequestURI());
    } else if (status.is5xxServerError()) {
      log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    try {
      ProblemWriter.write(request, response, problem(failure, status.value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  /** Who hangs up before the answer is written is no failure of ours. */
  private static boolean isNobodyThere(Exception failure) {
    return DisconnectedClientHelper.isClientDisconnectedException(failure);
  }

  private static Problem problem(Exception failure, int status) {
    var fields = WrongFields.of(failure);
    return Failures.code(status) == ErrorCode.INVALID && !fields.isEmpty()
        ? Problem.of(Rejection.invalid(fields))
        : Failures.problem(status);
  }
}
