package io.orgtrail.api.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * A file {@code <EventName>.<revision>[.<kind>].json}: an event as the store holds it for ever.
 *
 * @param kind empty with a value in every field, {@code minimal} with nothing where that may be,
 *     {@code earlier} without the fields that were added since
 */
record EventSample(String eventName, String revision, String kind, String json) {

  private static final Path DIRECTORY = Path.of("src/test/resources/events");

  static List<EventSample> all() {
    try (var files = Files.list(DIRECTORY)) {
      return files.sorted().map(EventSample::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<EventSample> ofKind(String kind) {
    return all().stream().filter(sample -> sample.kind.equals(kind)).toList();
  }

  private static EventSample read(Path file) {
    var name = file.getFileName().toString().split("\\.");
    try {
      return new EventSample(
          name[0], name[1], name.length > 3 ? name[2] : "", Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with one field more, as a later version might have written it. */
  EventSample withUnknownField() {
    return new EventSample(
        eventName, revision, kind, json.replaceFirst("\\{", "{\"addedLater\": {\"a\": [1]},"));
  }

  /** As the storage engine hands it to the serializer. */
  SimpleSerializedObject<byte[]> stored() {
    return new SimpleSerializedObject<>(
        json.getBytes(java.nio.charset.StandardCharsets.UTF_8), byte[].class, eventName, revision);
  }

  /** Whether it is a sample of the same event. */
  boolean isOf(EventSample other) {
    return type().equals(other.type());
  }

  /** Name and revision, e.g. {@code MemberInvited.1}. */
  String type() {
    return eventName + "." + revision;
  }

  @Override
  public String toString() {
    return kind.isEmpty() ? type() : type() + "." + kind;
  }
}
