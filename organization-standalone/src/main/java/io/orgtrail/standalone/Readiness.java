package io.orgtrail.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a service whether it is ready until it says so. */
final class Readiness {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final URI uri;
  private String lastAnswer = "none";

  Readiness(String serviceUrl) {
    this.uri = URI.create(serviceUrl + "/actuator/health/readiness");
  }

  void await(Duration patience) throws InterruptedException {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    CompletableFuture<Void> ready = new CompletableFuture<>();
    try {
      clock.scheduleWithFixedDelay(() -> check(ready), 0, 200, TimeUnit.MILLISECONDS);
      ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("%s does not get ready: %s".formatted(uri, lastAnswer), e);
    } finally {
      clock.shutdownNow();
    }
  }

  private void check(CompletableFuture<Void> ready) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      lastAnswer = response.statusCode() + " " + response.body();
      if (response.statusCode() == 200) {
        ready.complete(null);
      }
    } catch (IOException e) {
      lastAnswer = e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
