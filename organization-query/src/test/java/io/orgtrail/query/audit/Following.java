package io.orgtrail.query.audit;

import static org.awaitility.Awaitility.await;

import io.orgtrail.query.fixtures.Client;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A client that follows server-sent events, without a thread of its own. */
final class Following implements Flow.Subscriber<String>, AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private CompletableFuture<HttpResponse<Void>> response;
  private volatile Flow.Subscription subscription;

  private Following() {}

  /** Begins to follow; returns once the service has answered. */
  static Following of(Client client, String path) {
    var following = new Following();
    following.response =
        HTTP.sendAsync(client.request("GET", path), BodyHandlers.fromLineSubscriber(following));
    await().atMost(PATIENCE).until(() -> following.subscription != null);
    return following;
  }

  List<String> lines() {
    return lines;
  }

  /** What a field says in each event so far. */
  List<String> each(String field) {
    var start = field + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  /** What a field says in each event, once there are so many. */
  List<String> each(String field, int number) {
    await().atMost(PATIENCE).until(() -> each(field).size() >= number);
    return each(field);
  }

  /** Returns once the service has ended the stream as it should end. */
  void awaitEnd() {
    await().atMost(PATIENCE).until(end::isDone);
    end.join();
  }

  @Override
  public void onSubscribe(Flow.Subscription lineByLine) {
    subscription = lineByLine;
    lineByLine.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    lines.add(line);
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    end.complete(null);
  }

  @Override
  public void close() {
    subscription.cancel();
    response.cancel(true);
  }
}
