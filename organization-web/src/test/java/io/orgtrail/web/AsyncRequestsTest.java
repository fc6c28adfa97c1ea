package io.orgtrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.RequestFacade;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

@Import(AsyncRequestsTest.Pauses.class)
@Timeout(90)
class AsyncRequestsTest extends WebTest {

  @Autowired private WebServerApplicationContext application;
  @Autowired private Pauses pauses;

  @RestController
  static class Pauses {
    private final LinkedBlockingQueue<AsyncContext> paused = new LinkedBlockingQueue<>();

    @GetMapping("/paused")
    void pause(HttpServletRequest request, HttpServletResponse answeredLater) {
      pause(request);
    }

    /** As when Tomcat is about to look at the request before, and that is gone meanwhile. */
    @GetMapping("/paused-while-looked-at")
    void pauseLookedAt(HttpServletRequest request, HttpServletResponse answeredLater) {
      processor(request).timeoutAsync(System.currentTimeMillis());
      pause(request);
    }

    private void pause(HttpServletRequest request) {
      paused.add(request.startAsync());
    }

    private static Processor processor(HttpServletRequest request) {
      var facade = WebUtils.getNativeRequest(request, RequestFacade.class);
      var tomcats = (Request) ReflectionTestUtils.getField(facade, "request");
      return (Processor) ReflectionTestUtils.getField(tomcats.getCoyoteRequest(), "hook");
    }
  }

  @Test
  void aRequestIsAnswered_thatTomcatTakesForTheOneBefore() throws Exception {
    try (var socket = new Socket("127.0.0.1", client().port())) {
      var answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      assertThat(answer(socket, answers, "/paused")).isEqualTo("HTTP/1.1 204 ");
      assertThat(answer(socket, answers, "/paused-while-looked-at")).isEqualTo("HTTP/1.1 204 ");
    }
  }

  private String answer(Socket socket, BufferedReader answers, String path) throws Exception {
    send(socket, path);
    var context = pauses.paused.take();
    while (protocol().getWaitingProcessorCount() == 0) {
      Thread.onSpinWait();
    }
    ((HttpServletResponse) context.getResponse()).setStatus(204);
    context.complete();
    var status = answers.readLine();
    for (var line = status; line != null && !line.isEmpty(); line = answers.readLine()) {
      // The end of a connection is the end of headers, too.
    }
    return status;
  }

  private static void send(Socket socket, String path) throws IOException {
    var request =
        "GET %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, ISSUER.token("alice"));
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private AbstractProtocol<?> protocol() {
    var server = (TomcatWebServer) application.getWebServer();
    return (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
  }
}
