package io.orgtrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody with a token who uses a standalone run over HTTP. */
record Visitor(ChildRun run, String token) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Somebody of whom the development issuer says that. */
  static Visitor of(ChildRun run, String claims) throws IOException, InterruptedException {
    return new Visitor(run, JsonPath.read(run.token(claims).body(), "$.token"));
  }

  /** The answer to a command that has to be accepted. */
  String accepted(String name, String json) throws IOException, InterruptedException {
    HttpResponse<String> answer = command(name, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  HttpResponse<String> command(String name, String json) throws IOException, InterruptedException {
    return send(
        request(run.settings().commandUrl() + "/commands/" + name)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** What the query service answers. */
  HttpResponse<String> ask(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(run.settings().queryUrl() + path);
    return send(headers.length > 0 ? request.headers(headers) : request);
  }

  /** What the command service answers. */
  HttpResponse<String> askCommands(String path) throws IOException, InterruptedException {
    return send(request(run.settings().commandUrl() + path));
  }

  private HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
