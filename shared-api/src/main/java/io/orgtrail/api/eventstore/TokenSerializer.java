package io.orgtrail.api.eventstore;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Makes the serializer of token stores, which must read Axon's own types back, and no others. */
public final class TokenSerializer {

  private TokenSerializer() {}

  /** A serializer for tracking tokens. */
  public static Serializer create() {
    var axonsOwn =
        BasicPolymorphicTypeValidator.builder().allowIfSubType("org.axonframework.").build();
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(axonsOwn))
        .build();
  }
}
