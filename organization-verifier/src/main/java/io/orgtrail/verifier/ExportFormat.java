package io.orgtrail.verifier;

import io.orgtrail.api.eventstore.EventChain;
import io.orgtrail.api.eventstore.StoredEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the lines of an export. */
final class ExportFormat {

  /** Stored JSON texts: what counts is each of their characters, so they are not parsed. */
  private static final Set<String> VERBATIM = Set.of("data", "metadata");

  private static final String STORED = "stored";
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ExportFormat() {}

  /** Reads an entry; says what is wrong with one that cannot be read. */
  static ExportedEvent read(String line) throws UnreadableException {
    try (var parser = MAPPER.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableException("is no JSON object");
      }
      var entry = object(parser, line);
      if (parser.nextToken() != null) {
        throw new UnreadableException("holds more than one entry");
      }
      var event = event(entry);
      return new ExportedEvent(event, link(entry), ShownFields.wrong(entry, event));
    } catch (JacksonException e) {
      throw new UnreadableException("is no JSON: " + e.getOriginalMessage());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UnreadableException("is no entry of an audit trail: " + e.getMessage());
    }
  }

  private static ObjectNode object(JsonParser parser, String line) {
    var object = MAPPER.createObjectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      var isObject = parser.nextToken() == JsonToken.START_OBJECT;
      if (VERBATIM.contains(name)) {
        object.put(name, verbatim(parser, line));
      } else if (isObject && name.equals(STORED)) {
        object.set(name, object(parser, line));
      } else {
        object.set(name, parser.<JsonNode>readValueAsTree());
      }
    }
    return object;
  }

  private static String verbatim(JsonParser parser, String line) {
    var begin = parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return line.substring((int) begin, (int) parser.currentLocation().getCharOffset());
  }

  private static StoredEvent event(ObjectNode entry) {
    if (!(entry.get(STORED) instanceof ObjectNode stored)) {
      throw new IllegalArgumentException("it has no field stored, as complete exports have");
    }
    return new StoredEvent(
        number(entry, "position"),
        time(entry),
        text(entry, "eventId"),
        text(stored, "aggregateType"),
        text(stored, "aggregateId"),
        number(stored, "sequence"),
        text(entry, "type"),
        text(stored, "revision"),
        text(entry, "organizationId"),
        number(entry, "version"),
        text(entry, "data"),
        stored.has("data") ? text(stored, "data") : text(entry, "data"),
        text(stored, "metadata"));
  }

  private static Instant time(ObjectNode entry) {
    var time = Instant.parse(text(entry, "time"));
    if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException("its time is out of range");
    }
    return time;
  }

  private static byte[] link(ObjectNode entry) {
    if (entry.path("link").isNull()) {
      return null;
    }
    var link = HexFormat.of().parseHex(text(entry, "link"));
    if (link.length != EventChain.LINK_BYTES) {
      throw new IllegalArgumentException("its link has not the length of one");
    }
    return link;
  }

  private static String text(ObjectNode object, String field) {
    var value = object.path(field);
    if (!value.isString()) {
      throw new IllegalArgumentException("its field %s is no text".formatted(field));
    }
    return value.stringValue();
  }

  private static long number(ObjectNode object, String field) {
    var value = object.path(field);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new IllegalArgumentException("its field %s is no number".formatted(field));
    }
    return value.longValue();
  }
}
