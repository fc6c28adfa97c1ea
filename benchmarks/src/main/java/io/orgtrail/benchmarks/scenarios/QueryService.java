package io.orgtrail.benchmarks.scenarios;

import io.orgtrail.benchmarks.http.HttpAnswer;
import io.orgtrail.benchmarks.http.HttpConnection;
import io.orgtrail.benchmarks.people.Person;
import tools.jackson.databind.JsonNode;

/** What scenarios ask the query service besides what they measure. */
public record QueryService(String url, Person operator) {
  /** Waits until the read model has come so far; fails when it stands still for ten minutes. */
  void awaitPosition(long position) {
    try (HttpConnection connection = connect()) {
      new Patience("position of the read model").await(() -> position(connection), position);
    }
  }

  private long position(HttpConnection connection) {
    HttpAnswer answer = connection.get("/organizations?limit=1", operator.token());
    return Long.parseLong(answer.require(200).position());
  }

  JsonNode get(String path, Person caller) {
    try (HttpConnection connection = connect()) {
      return connection.get(path, caller.token()).json(200);
    }
  }

  HttpConnection connect() {
    return new HttpConnection(url);
  }
}
