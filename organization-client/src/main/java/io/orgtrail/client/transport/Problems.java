package io.orgtrail.client.transport;

import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Json;
import io.orgtrail.client.errors.OrganizationClientException;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.errors.RequestUnansweredException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Reads why a request was refused. */
public final class Problems {

  private static final int MOST_SHOWN = 200;

  private Problems() {}

  /** What an answer that is no success says: a rule of the service, or something in between. */
  public static OrganizationClientException exception(HttpResponse<?> response, byte[] body) {
    return rejection(body)
        .<OrganizationClientException>map(RequestRejectedException::new)
        .orElseGet(() -> unexpected(response, body));
  }

  /** The rule that the service names; empty when it was not the service that answered. */
  static Optional<Rejection.Body> rejection(byte[] body) {
    try {
      return Optional.of(Json.mapper().readValue(body, Rejection.Body.class))
          .filter(why -> why.code() != null);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  static RequestUnansweredException unexpected(HttpResponse<?> response, byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    return new RequestUnansweredException(
        "%s answered %d: %s"
            .formatted(
                response.uri(),
                response.statusCode(),
                text.substring(0, Math.min(MOST_SHOWN, text.length()))),
        null,
        null);
  }
}
