package io.orgtrail.web.documents;

import io.orgtrail.api.errors.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the OpenAPI document of a service says that is not in its code: words and examples. */
public final class DocumentTexts {

  private final String directory;
  private final Texts parameters;
  private final Texts problems;

  private DocumentTexts(String directory) {
    this.directory = directory;
    this.parameters = Texts.read(directory + "parameters.properties");
    this.problems = Texts.read(directory + "problems.properties");
  }

  /** The texts of a service, in the directory {@code documents} beside its classes. */
  public static DocumentTexts of(String service) {
    return new DocumentTexts("/documents/" + service + "/");
  }

  /** Nothing, for what is no whole service. */
  static DocumentTexts none() {
    return of("none");
  }

  /** What a parameter is, in an operation or in all; empty when that is not said here. */
  Optional<String> parameter(String operationId, String name) {
    return parameters.get(operationId + "." + name).or(() -> parameters.get(name));
  }

  /** What a refusal of a code says of the facts. */
  String problem(ErrorCode code) {
    return problems.get(code.name()).orElse(code.title() + ".");
  }

  /** The path that refusals in examples are about. */
  String problemPath() {
    return problems.get("path").orElse("/");
  }

  /** An answer that an operation has given, or a request; empty when there is none. */
  Optional<String> example(String name) {
    try (var stream = DocumentTexts.class.getResourceAsStream(directory + "examples/" + name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
