package io.orgtrail.benchmarks.load;

import io.orgtrail.benchmarks.http.HttpAnswer;
import io.orgtrail.benchmarks.http.HttpConnection;
import java.util.List;

/** A query, and those who may ask it. */
public record HttpRequest(String path, List<String> tokens) {
  public HttpRequest {
    tokens = List.copyOf(tokens);
  }

  /** Asks as one of them, each in turn. */
  HttpAnswer by(HttpConnection connection, int turn) {
    return connection.get(path, tokens.get(turn % tokens.size())).require(200);
  }
}
