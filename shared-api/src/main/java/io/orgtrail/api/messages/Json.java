package io.orgtrail.api.messages;

import java.time.Instant;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How messages are written and read as JSON: one form for topics, store and HTTP. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(new SimpleModule("times").addSerializer(new TimeText()))
          .build();

  private Json() {}

  /**
   * Reads leniently what this project wrote, and writes: times are RFC 3339, nothing is left out.
   */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * Makes a mapper read strictly what others wrote: nothing is ignored, or taken for what it is
   * not. It writes as {@link #mapper()} does.
   */
  public static JsonMapper.Builder strict(JsonMapper.Builder builder) {
    return builder
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .addModule(
            new SimpleModule("strict")
                .addDeserializer(String.class, new StrictText())
                .addDeserializer(Instant.class, new StrictTime())
                .addSerializer(new TimeText()));
  }
}
