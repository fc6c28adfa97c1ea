package io.orgtrail.api.messages;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How messages are written and read as JSON: one form for topics, store and HTTP. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Json() {}

  /**
   * Reads leniently what this project wrote, and writes: times are RFC 3339, nothing is left out.
   */
  public static JsonMapper mapper() {
    return MAPPER;
  }
}
