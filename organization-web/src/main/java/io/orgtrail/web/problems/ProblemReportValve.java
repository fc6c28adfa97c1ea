package io.orgtrail.web.problems;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Answers what Tomcat refuses before any filter has seen it, in place of its HTML page. */
public final class ProblemReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    var status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      ProblemWriter.write(request.getRequest(), response.getResponse(), Failures.problem(status));
    } catch (IOException | IllegalStateException e) {
      container.getLogger().debug("Could not report an error", e);
    }
  }
}
