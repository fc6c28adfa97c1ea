package io.orgtrail.web.documents;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** Texts by name, from a file beside the classes. */
final class Texts {

  private final Properties texts = new Properties();

  private Texts() {}

  static Texts read(String file) {
    var all = new Texts();
    try (var stream = Texts.class.getResourceAsStream(file)) {
      if (stream != null) {
        all.texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(texts.getProperty(name));
  }
}
