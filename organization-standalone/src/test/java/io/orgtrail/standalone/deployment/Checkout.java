package io.orgtrail.standalone.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of the checkout that this build runs in. */
public final class Checkout {
  private static final Path TOP =
      Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
          .filter(directory -> Files.exists(directory.resolve("organization-standalone/pom.xml")))
          .findFirst()
          .orElseThrow();

  private Checkout() {}

  /** A file or folder, from the top. */
  public static Path path(String name) {
    return TOP.resolve(name);
  }

  /** A file of text. */
  public static String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is one YAML document. */
  public static Map<String, Object> yaml(String name) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(name));
  }
}
