package io.orgtrail.standalone.issuer;

import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The claims a token shall have, and for how long; a negative time makes an expired token. */
record TokenRequest(Map<String, Object> claims, Duration lifetime) {
  private static final String LIFETIME_FIELD = "expiresInSeconds";
  private static final Duration DEFAULT_LIFETIME = Duration.ofHours(24);
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  static TokenRequest parse(JsonMapper json, byte[] body) {
    Map<String, Object> claims = object(json, body);
    Duration lifetime = lifetime(claims.remove(LIFETIME_FIELD));
    if (!(claims.get("sub") instanceof String sub) || sub.isBlank()) {
      throw invalid("sub", "must be a text that is not blank");
    }
    return new TokenRequest(claims, lifetime);
  }

  private static Map<String, Object> object(JsonMapper json, byte[] body) {
    try {
      Map<String, Object> claims = json.readValue(body, OBJECT);
      return claims == null ? new LinkedHashMap<>() : claims;
    } catch (JacksonException e) {
      throw new RejectedException(ErrorCode.INVALID, "The body is no JSON object");
    }
  }

  private static Duration lifetime(Object seconds) {
    if (seconds == null) {
      return DEFAULT_LIFETIME;
    }
    if (seconds instanceof Integer value) {
      return Duration.ofSeconds(value);
    }
    throw invalid(LIFETIME_FIELD, "must be a whole number of seconds");
  }

  private static RejectedException invalid(String field, String message) {
    return new RejectedException(Rejection.ofField(ErrorCode.INVALID, field, message));
  }
}
