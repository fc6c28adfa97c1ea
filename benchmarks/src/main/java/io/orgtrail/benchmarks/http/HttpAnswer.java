package io.orgtrail.benchmarks.http;

import io.orgtrail.api.messages.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * What a service answered.
 *
 * @param position the header {@code Position} of a query, {@code null} without
 */
public record HttpAnswer(int status, byte[] body, String position) {

  /** The body, once it is known that all went well. */
  public JsonNode json(int expectedStatus) {
    require(expectedStatus);
    return Json.mapper().readTree(body);
  }

  /** This answer, or a failure that tells what came instead of it. */
  public HttpAnswer require(int expectedStatus) {
    if (status != expectedStatus) {
      throw new IllegalStateException("%d: %s".formatted(status, text()));
    }
    return this;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
