package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.orgtrail.embedded.LoopbackPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final AtomicInteger requests = new AtomicInteger();
  private int readyFrom;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(LoopbackPort.ADDRESS, 0), 0);
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          int status = requests.incrementAndGet() < readyFrom ? 503 : 200;
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksUntilTheServiceIsReady() throws InterruptedException {
    readyFrom = 3;
    readiness().await(Duration.ofMinutes(1));
    assertThat(requests).hasValue(3);
  }

  @Test
  void losesPatience() {
    readyFrom = Integer.MAX_VALUE;
    assertThatThrownBy(() -> readiness().await(Duration.ofMillis(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not get ready");
  }

  private Readiness readiness() {
    return new Readiness("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
