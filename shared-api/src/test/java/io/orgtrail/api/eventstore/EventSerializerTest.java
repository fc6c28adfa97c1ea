package io.orgtrail.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.members.MemberEvent.MemberLeft;
import io.orgtrail.api.messages.Event;
import io.orgtrail.api.messages.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Events are for ever: each sample must stay readable, whatever becomes of the classes. */
class EventSerializerTest {

  private final EventSerializer serializer = EventSerializer.create();

  static List<EventSample> samples() {
    return EventSample.all();
  }

  static Stream<EventSample> samplesOfToday() {
    return Stream.of("", "minimal").map(EventSample::ofKind).flatMap(List::stream);
  }

  static List<EventSample> earlierSamples() {
    return EventSample.ofKind("earlier");
  }

  @ParameterizedTest
  @MethodSource("samplesOfToday")
  void readsSampleAndWritesTheSameAgain(EventSample sample) {
    Object event = serializer.deserialize(sample.stored());

    assertThat(event).isInstanceOf(MessageCatalogue.event(sample.eventName()).orElseThrow());
    assertThat(Json.mapper().readTree(serializer.serialize(event, String.class).getData()))
        .isEqualTo(Json.mapper().readTree(sample.json()));
  }

  @ParameterizedTest
  @MethodSource("earlierSamples")
  void readsAnEarlierEvent_asOneWithoutWhatWasAddedSince(EventSample sample) {
    var minimal = EventSample.ofKind("minimal").stream().filter(sample::isOf).findFirst();

    assertThat((Object) serializer.deserialize(sample.stored()))
        .isEqualTo(serializer.deserialize(minimal.orElseThrow().stored()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsSampleWithAFieldThatIsUnknownToday(EventSample sample) {
    Object event = serializer.deserialize(sample.stored());

    assertThat((Object) serializer.deserialize(sample.withUnknownField().stored()))
        .isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writesNothingThatIsNotAFieldOfTheEvent(EventSample sample) {
    Object event = serializer.deserialize(sample.stored());
    var tree = Json.mapper().readTree(serializer.serialize(event, String.class).getData());

    assertThat(tree.propertyNames()).hasSize(event.getClass().getRecordComponents().length);
    assertThat(tree.has("target")).isFalse();
  }

  @Test
  void fullSamplesHaveAValueInEveryField() {
    var full = EventSample.ofKind("").stream().map(EventSample::json);

    assertThat(full.map(Json.mapper()::readTree))
        .allMatch(event -> event.values().stream().noneMatch(JsonNode::isNull));
  }

  @Test
  void hasSampleOfEveryRevisionOfEveryEvent_andNoOthers() {
    var today =
        MessageCatalogue.events().values().stream()
            .map(type -> type.getSimpleName() + "." + revision(type))
            .collect(Collectors.toSet());

    assertThat(EventSample.ofKind("").stream().map(EventSample::type)).containsAll(today);
    assertThat(samples()).extracting(EventSample::kind).containsOnly("", "minimal", "earlier");
    assertThat(samples().stream().map(EventSample::eventName))
        .allMatch(MessageCatalogue.events()::containsKey);
  }

  @Test
  void storesEventsUnderTheirSimpleNameAndRevision() {
    var type =
        serializer
            .serialize(new MemberLeft("acme", "bob", "MEMBER", List.of(), List.of()), byte[].class)
            .getType();

    assertThat(type).isEqualTo(new SimpleSerializedType("MemberLeft", "1"));
    assertThat(serializer.classForType(type)).isEqualTo(MemberLeft.class);
  }

  @Test
  void leavesOtherTypesToAxon() {
    assertThat(serializer.typeForClass(String.class).getName()).isEqualTo("java.lang.String");
    assertThat(serializer.classForType(new SimpleSerializedType("java.lang.String", null)))
        .isEqualTo(String.class);
  }

  private static String revision(Class<? extends Event> type) {
    return type.getAnnotation(Revision.class).value();
  }
}
