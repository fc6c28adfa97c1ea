package io.orgtrail.client.transport;

import io.orgtrail.client.errors.RequestUnansweredException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One of the two services over HTTP, asked again while it cannot answer. */
public final class HttpService {

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Set<Integer> TEMPORARY = Set.of(429, 503);

  private final HttpClient http;
  private final URI base;
  private final ScheduledExecutorService timer;

  /**
   * Talks to a service.
   *
   * @param base where it is, without a path
   */
  public HttpService(HttpClient http, URI base, ScheduledExecutorService timer) {
    this.http = http;
    this.base = base;
    this.timer = timer;
  }

  /**
   * Sends a request, again when the service is busy or cannot be reached, which changes nothing.
   *
   * @return its answer, whatever the status; fails with a {@link RequestUnansweredException} when
   *     there is none by the deadline
   */
  public CompletableFuture<HttpResponse<byte[]>> send(HttpCall call) {
    return send(call, BodyHandlers.ofByteArray());
  }

  /** The same with another way to read the answer. */
  public <T> CompletableFuture<HttpResponse<T>> send(HttpCall call, BodyHandler<T> body) {
    return http.sendAsync(request(call), body)
        .handle((response, failure) -> next(call, body, response, failure))
        .thenCompose(next -> next);
  }

  private <T> CompletableFuture<HttpResponse<T>> next(
      HttpCall call, BodyHandler<T> body, HttpResponse<T> response, Throwable failure) {
    if (failure == null) {
      var pause = pause(response);
      if (!TEMPORARY.contains(response.statusCode())
          || !call.repeatable()
          || !call.deadline().allows(pause)) {
        return CompletableFuture.completedFuture(response);
      }
      drop(response.body());
      return after(pause).thenCompose(now -> send(call, body));
    }
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof IOException && call.repeatable() && call.deadline().allows(PAUSE)
        ? after(PAUSE).thenCompose(now -> send(call, body))
        : CompletableFuture.failedFuture(
            new RequestUnansweredException(
                "%s %s was not answered: %s".formatted(call.method(), call.path(), cause),
                call.commandId(),
                cause));
  }

  /** One that is read as it comes holds its connection until it is closed. */
  private static void drop(Object body) {
    if (body instanceof Closeable open) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private HttpRequest request(HttpCall call) {
    var request =
        HttpRequest.newBuilder(base.resolve(call.path()))
            .timeout(call.deadline().left().plus(PAUSE))
            .header("Authorization", "Bearer " + call.token().get())
            .method(call.method(), call.publisher());
    call.headers().forEach(request::header);
    return request.build();
  }

  private static Duration pause(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(PAUSE);
  }

  /** Completes that much later. */
  CompletableFuture<Void> after(Duration pause) {
    var later = new CompletableFuture<Void>();
    timer.schedule(() -> later.completeAsync(() -> null), pause.toMillis(), TimeUnit.MILLISECONDS);
    return later;
  }
}
