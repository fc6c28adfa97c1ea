package io.orgtrail.web.problems;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what filters and the container refused, after the container's error dispatch. */
@Hidden
@Controller
class ProblemErrorController implements ErrorController {

  @RequestMapping("${spring.web.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ProblemWriter.write(request, response, problem(request));
  }

  private static Problem problem(HttpServletRequest request) {
    var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (failure != null && (status == null || status >= 500)) {
      return Failures.problem(failure);
    }
    // Without a status somebody has asked for the error page itself.
    return Failures.problem(status == null ? 404 : status);
  }
}
