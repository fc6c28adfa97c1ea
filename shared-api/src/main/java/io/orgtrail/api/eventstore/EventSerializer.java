package io.orgtrail.api.eventstore;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.eventstore.vault.Sealing;
import io.orgtrail.api.messages.Event;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;

/**
 * Writes events under their logical names ({@code MemberInvited}, revision {@code 1}), so that
 * their classes may move.
 */
public final class EventSerializer extends Jackson3Serializer {

  private EventSerializer(Builder builder) {
    super(builder);
  }

  /** The serializer that both services use for the event store. */
  public static EventSerializer create() {
    return new EventSerializer(
        Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(
                mapper ->
                    mapper
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .addModule(Sealing.module())));
  }

  /** What an event says as JSON in UTF-8, its personal data sealed. */
  byte[] payload(Object event, Sealing sealing) {
    return getWriter().withAttribute(Sealing.class, sealing).writeValueAsBytes(event);
  }

  @Override
  public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
    return type != null && Event.class.isAssignableFrom(type)
        ? new SimpleSerializedType(type.getSimpleName(), getRevisionResolver().revisionOf(type))
        : super.typeForClass(type);
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    var event = MessageCatalogue.event(type.getName());
    return event.isPresent() ? event.get() : super.classForType(type);
  }
}
