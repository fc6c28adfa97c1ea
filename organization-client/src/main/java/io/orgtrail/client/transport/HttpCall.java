package io.orgtrail.client.transport;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A request to a service.
 *
 * @param method its HTTP method
 * @param path where to, with the query, encoded
 * @param headers those of its own
 * @param body JSON, {@code null} for none
 * @param token asked for a bearer token each time it is sent
 * @param commandId the command that it gives, {@code null} for none
 * @param repeatable whether it may be sent again though it may have been done
 * @param deadline when it is given up
 */
public record HttpCall(
    String method,
    String path,
    Map<String, String> headers,
    byte[] body,
    Supplier<String> token,
    String commandId,
    boolean repeatable,
    Deadline deadline) {

  /** Asks for something. */
  public static HttpCall get(String path, Supplier<String> token, Deadline deadline) {
    return new HttpCall("GET", path, Map.of(), null, token, null, true, deadline);
  }

  /** Has something done that must not be done twice. */
  public static HttpCall once(
      String method, String path, byte[] body, Supplier<String> token, Deadline deadline) {
    return new HttpCall(method, path, Map.of(), body, token, null, false, deadline);
  }

  /** The same with another header. */
  public HttpCall with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new HttpCall(method, path, more, body, token, commandId, repeatable, deadline);
  }

  BodyPublisher publisher() {
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
  }
}
