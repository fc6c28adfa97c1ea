package io.orgtrail.client.imports;

import io.orgtrail.api.errors.UnreadableField;
import io.orgtrail.api.messages.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of a file as JSON objects; blank ones are passed over. */
final class ImportLines {

  private static final JsonMapper STRICT = Json.strict(JsonMapper.builder()).build();

  private ImportLines() {}

  /** Whether the first line is an entry of an audit trail. */
  static boolean isExport(Path file) {
    try (var entries = each(file, line -> line.has("stored") && line.has("type"))) {
      return entries
          .findFirst()
          .orElseThrow(() -> new ImportFileException(file + " has no line to bring in"));
    }
  }

  /**
   * Reads a file line by line; close it.
   *
   * @param reading makes something of a line; what it throws is told with the line's number
   * @throws ImportFileException as soon as a line cannot be read
   */
  static <T> Stream<T> each(Path file, Function<JsonNode, T> reading) {
    var number = new AtomicLong();
    var reader = open(file);
    return reader
        .lines()
        .onClose(() -> close(reader))
        .peek(line -> number.incrementAndGet())
        .filter(line -> !line.isBlank())
        .map(line -> read(file, number.get(), line, reading));
  }

  private static <T> T read(Path file, long number, String line, Function<JsonNode, T> reading) {
    try {
      return reading.apply(object(line));
    } catch (JacksonException e) {
      throw wrong(file, number, reason(e));
    } catch (IllegalArgumentException e) {
      throw wrong(file, number, e.getMessage());
    }
  }

  private static JsonNode object(String line) {
    var object = STRICT.readTree(line);
    if (!object.isObject()) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    return object;
  }

  private static String reason(JacksonException e) {
    return UnreadableField.of(e)
        .map(field -> field.field() + " " + field.message())
        .orElseGet(() -> "it is no JSON: " + e.getOriginalMessage());
  }

  private static ImportFileException wrong(Path file, long number, String reason) {
    return new ImportFileException("%s, line %d: %s".formatted(file, number, reason));
  }

  /** Reads fields strictly: none may be unknown. */
  static <T> T fields(JsonNode object, Class<T> type) {
    return STRICT.treeToValue(object, type);
  }

  private static BufferedReader open(Path file) {
    try {
      return Files.newBufferedReader(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
