package io.orgtrail.standalone;

import io.orgtrail.embedded.EmbeddedStartException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.web.server.PortInUseException;

/** Why a start failed, in one line, when it is something the user can do something about. */
final class KnownFailure {
  private KnownFailure() {}

  static Optional<String> explain(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .map(KnownFailure::line)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> line(Throwable cause) {
    if (cause instanceof EmbeddedStartException) {
      return Optional.of(cause.getMessage());
    }
    if (cause instanceof PortInUseException taken) {
      return Optional.of(
          "Port %d was taken while starting; start again or set another one"
              .formatted(taken.getPort()));
    }
    if (cause instanceof FlywayValidateException) {
      return Optional.of(
          "The data directory was made by another version of this service;"
              + " set ORGANIZATION_DATA_DIR to another directory");
    }
    return Optional.empty();
  }
}
