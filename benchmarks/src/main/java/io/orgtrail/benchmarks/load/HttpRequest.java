package io.orgtrail.benchmarks.load;

import io.orgtrail.benchmarks.http.HttpConnection;
import java.util.List;

/** A query, and those who may ask it. */
public record HttpRequest(String path, List<String> tokens) implements Exchange {
  public HttpRequest {
    tokens = List.copyOf(tokens);
  }

  /** Asks as one of them, each in turn. */
  @Override
  public void over(HttpConnection connection, int number, int turn) {
    connection.get(path, tokens.get((number + turn) % tokens.size())).require(200);
  }
}
