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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** One of the two services over HTTP, asked again while it cannot answer. */
public final class HttpService implements AutoCloseable {

  private static final String CLOSED = "the client was closed";
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Set<Integer> TEMPORARY = Set.of(429, 503);

  private final HttpClient http;
  private final URI base;

  /** Answers that somebody waits for, with what was asked. */
  private final Map<CompletableFuture<?>, HttpCall> open = new ConcurrentHashMap<>();

  private volatile boolean closed;

  /**
   * Talks to a service.
   *
   * @param base where it is, without a path
   */
  public HttpService(HttpClient http, URI base) {
    this.http = http;
    this.base = base;
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
    var first = request(call);
    var answer = new CompletableFuture<HttpResponse<T>>();
    open.put(answer, call);
    answer.whenComplete((response, failure) -> open.remove(answer));
    attempt(first, call, body, answer);
    return answer;
  }

  private <T> void attempt(
      HttpRequest request,
      HttpCall call,
      BodyHandler<T> body,
      CompletableFuture<HttpResponse<T>> answer) {
    if (closed) {
      unanswered(call, answer, CLOSED, null);
      return;
    }
    try {
      http.sendAsync(request, body)
          .whenComplete((response, failure) -> next(call, body, answer, response, failure));
    } catch (RejectedExecutionException e) {
      unanswered(call, answer, CLOSED, e);
    }
  }

  private <T> void again(
      HttpCall call, BodyHandler<T> body, CompletableFuture<HttpResponse<T>> answer) {
    try {
      attempt(request(call), call, body, answer);
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private <T> void next(
      HttpCall call,
      BodyHandler<T> body,
      CompletableFuture<HttpResponse<T>> answer,
      HttpResponse<T> response,
      Throwable failure) {
    var pause = failure == null ? pause(response) : PAUSE;
    if (!isTemporary(response, failure) || !call.repeatable() || !call.deadline().allows(pause)) {
      end(call, answer, response, failure);
      return;
    }
    if (response != null) {
      drop(response.body());
    }
    after(pause).thenRun(() -> again(call, body, answer));
  }

  private static boolean isTemporary(HttpResponse<?> response, Throwable failure) {
    return failure == null
        ? TEMPORARY.contains(response.statusCode())
        : cause(failure) instanceof IOException;
  }

  private static <T> void end(
      HttpCall call,
      CompletableFuture<HttpResponse<T>> answer,
      HttpResponse<T> response,
      Throwable failure) {
    if (failure == null) {
      answer.complete(response);
    } else {
      unanswered(call, answer, cause(failure).toString(), cause(failure));
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  private static void unanswered(
      HttpCall call, CompletableFuture<?> answer, String why, Throwable cause) {
    answer.completeExceptionally(
        new RequestUnansweredException(
            "%s %s was not answered: %s".formatted(call.method(), call.path(), why),
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
  static CompletableFuture<Void> after(Duration pause) {
    var later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(() -> {}, later);
  }

  /** Whoever still waits is told that no answer will come. */
  @Override
  public void close() {
    closed = true;
    open.forEach((answer, call) -> unanswered(call, answer, CLOSED, null));
  }
}
