package io.orgtrail.api.messages;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** How a {@link Patch} reads and writes: a field left out is absent, not {@code null}. */
final class PatchJson {

  private PatchJson() {}

  static final class Reader extends ValueDeserializer<Patch<?>> {

    private final JavaType valueType;

    Reader() {
      this(null);
    }

    private Reader(JavaType valueType) {
      this.valueType = valueType;
    }

    @Override
    public ValueDeserializer<?> createContextual(
        DeserializationContext ctxt, BeanProperty property) {
      return new Reader(property.getType().containedType(0));
    }

    @Override
    public Patch<?> deserialize(JsonParser p, DeserializationContext ctxt) {
      return Patch.to(ctxt.readValue(p, valueType));
    }

    @Override
    public Object getNullValue(DeserializationContext ctxt) {
      return Patch.to(null);
    }

    @Override
    public Object getAbsentValue(DeserializationContext ctxt) {
      return Patch.absent();
    }
  }

  static final class Writer extends ValueSerializer<Patch<?>> {

    @Override
    public boolean isEmpty(SerializationContext ctxt, Patch<?> patch) {
      return patch == null || !patch.isPresent();
    }

    @Override
    public void serialize(Patch<?> patch, JsonGenerator g, SerializationContext ctxt) {
      if (patch.value() == null) {
        g.writeNull();
      } else {
        ctxt.writeValue(g, patch.value());
      }
    }
  }
}
