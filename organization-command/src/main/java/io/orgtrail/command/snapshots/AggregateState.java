package io.orgtrail.command.snapshots;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.axonframework.serialization.Revision;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The state of an aggregate as compressed JSON: the fields of the aggregate and of its components,
 * but for {@code transient} ones. Its constructor without arguments puts the components together,
 * the JSON fills them.
 */
public final class AggregateState<T> {

  /** Ids of people are keys: too many, and too strange, to keep a table of them. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .changeDefaultVisibility(
              visible ->
                  visible
                      .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                      .withFieldVisibility(Visibility.ANY))
          .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultMergeable(true)
          .build();

  private final String revision;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  /**
   * Of aggregates of that type.
   *
   * @param type carries the {@link Revision} of its state
   */
  public AggregateState(Class<T> type) {
    revision = type.getAnnotation(Revision.class).value();
    reader = MAPPER.readerFor(type);
    writer = MAPPER.writerFor(type);
  }

  /** Which form the state has; that of another one is not read. */
  public String revision() {
    return revision;
  }

  /** Writes what the aggregate is now. */
  public byte[] write(T aggregate) {
    var bytes = new ByteArrayOutputStream();
    try (var compressed = new QuickGzip(bytes)) {
      writer.writeValue(compressed, aggregate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Makes the aggregate that was written.
   *
   * @throws RuntimeException when the state cannot be read
   */
  public T read(byte[] state) {
    try (var json = new GZIPInputStream(new ByteArrayInputStream(state))) {
      return reader.readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class QuickGzip extends GZIPOutputStream {

    QuickGzip(ByteArrayOutputStream bytes) throws IOException {
      super(bytes);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
