package io.orgtrail.client.requests;

import io.orgtrail.api.messages.Json;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.transport.Deadline;
import io.orgtrail.client.transport.HttpCall;
import io.orgtrail.client.transport.HttpService;
import io.orgtrail.client.transport.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JavaType;

/** Asks the query service as one caller, never for less than the client has written. */
public final class Reads {

  private static final int SUCCESS = 200;
  private static final int REDIRECTION = 300;

  private final HttpService queries;
  private final Positions positions;
  private final Supplier<String> token;
  private final Duration patience;
  private final Query always;

  /**
   * Asks as whoever the token names.
   *
   * @param patience how long an answer is waited for
   */
  public Reads(
      HttpService queries, Positions positions, Supplier<String> token, Duration patience) {
    this(queries, positions, token, patience, Query.NONE);
  }

  private Reads(
      HttpService queries,
      Positions positions,
      Supplier<String> token,
      Duration patience,
      Query always) {
    this.queries = queries;
    this.positions = positions;
    this.token = token;
    this.patience = patience;
    this.always = always;
  }

  /** The same, of how it was at a moment: a time in RFC 3339 or a position. */
  public Reads asOf(String moment) {
    return new Reads(queries, positions, token, patience, always.with("asOf", moment));
  }

  /**
   * Asks for one thing.
   *
   * @throws RequestRejectedException when it is not there, or not for the caller to see
   * @throws io.orgtrail.client.errors.RequestUnansweredException when no answer came in time
   */
  public <T> T get(Class<T> type, String path) {
    return read(mapped(type), get(path, Query.NONE));
  }

  /** Everything that a path lists, page by page. */
  public <T> Listing<T> list(Class<T> type, String path, Query query) {
    var page = Json.mapper().getTypeFactory().constructParametricType(Page.class, type);
    return new Listing<>(query, asked -> read(page, get(path, asked)));
  }

  /** Has something begun or ended, once. */
  public <T> T request(Class<T> type, String method, String path, Object body) {
    var json = body == null ? null : Json.mapper().writeValueAsBytes(body);
    var call = HttpCall.once(method, path, json, token, Deadline.in(patience));
    return read(mapped(type), json == null ? call : call.with("Content-Type", "application/json"));
  }

  /**
   * Opens what is too long to be held, or does not end.
   *
   * @param headers what it is to look like, and where to begin
   */
  public InputStream open(String path, Query query, Map<String, String> headers) {
    var call = get(path, query);
    for (var header : headers.entrySet()) {
      call = call.with(header.getKey(), header.getValue());
    }
    var response = Commands.await(queries.send(call, BodyHandlers.ofInputStream()));
    if (!isSuccess(response)) {
      throw Problems.exception(response, all(response.body()));
    }
    return response.body();
  }

  private HttpCall get(String path, Query query) {
    var call = HttpCall.get(query.and(always).behind(path), token, Deadline.in(patience));
    return positions.last() == 0
        ? call
        : call.with("Min-Position", Long.toString(positions.last()));
  }

  private <T> T read(JavaType type, HttpCall call) {
    var response = Commands.await(queries.send(call));
    if (!isSuccess(response)) {
      throw Problems.exception(response, response.body());
    }
    return Json.mapper().readValue(response.body(), type);
  }

  private static byte[] all(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static boolean isSuccess(HttpResponse<?> response) {
    return response.statusCode() >= SUCCESS && response.statusCode() < REDIRECTION;
  }

  private static JavaType mapped(Class<?> type) {
    return Json.mapper().constructType(type);
  }
}
