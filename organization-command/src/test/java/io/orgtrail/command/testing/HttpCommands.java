package io.orgtrail.command.testing;

import io.orgtrail.api.messages.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Gives commands over HTTP. */
public final class HttpCommands {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String baseUrl;

  HttpCommands(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** What came back. */
  public record Answer(int status, JsonNode json, HttpResponse<String> response) {

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    /** Code of the problem, empty when it is none. */
    public String code() {
      return json == null ? "" : json.path("code").asString("");
    }
  }

  /** Gives a command with more headers, name and value in turn. */
  public Answer post(String token, String command, String json, String... headers) {
    var all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return send(
        request(token, "/commands/" + command, all)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Asks for something. */
  public Answer get(String token, String path) {
    return send(request(token, path, List.of()).GET());
  }

  /** Asks by any method, without a body. */
  public Answer send(String method, String token, String path) {
    return send(
        request(token, path, List.of()).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String token, String path, List<String> headers) {
    var request = HttpRequest.newBuilder(URI.create(baseUrl + path));
    for (var i = 0; i < headers.size(); i += 2) {
      request.setHeader(headers.get(i), headers.get(i + 1));
    }
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static boolean isJson(HttpResponse<String> response) {
    var type = response.headers().firstValue("Content-Type").orElse("");
    return type.contains("json") && !response.body().isEmpty();
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var body = response.body();
      return new Answer(
          response.statusCode(), isJson(response) ? Json.mapper().readTree(body) : null, response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
