package io.orgtrail.client.commandline;

import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.messages.Json;
import io.orgtrail.client.errors.RequestRejectedException;
import io.orgtrail.client.errors.RequestUnansweredException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;

/**
 * Tells why a command was not done, and what code it ends with.
 *
 * @param json for programs instead of people
 */
record Failures(PrintStream err, boolean json) {

  /** A failure as programs read it. */
  record Failure(
      String code, Integer status, String detail, String commandId, List<FieldError> fields) {}

  int tell(Exception exception) {
    if (exception instanceof RequestRejectedException e) {
      tell(new Failure(e.code(), e.status(), e.detail(), null, e.fields()));
      return ExitCode.of(e).number();
    }
    if (exception instanceof RequestUnansweredException e) {
      return unanswered(e.getMessage(), e.commandId().orElse(null));
    }
    if (exception instanceof CommandFailure e) {
      own(e);
      return e.code().number();
    }
    if (exception instanceof FileSystemException e) {
      return tell(CommandFailure.usage("A file cannot be used: " + e));
    }
    if (exception instanceof IOException || exception instanceof UncheckedIOException) {
      return unanswered("It broke off: " + exception, null);
    }
    tell(new Failure(ExitCode.FAILED.name(), null, exception.toString(), null, List.of()));
    return ExitCode.FAILED.number();
  }

  /** For people, the message says it all. */
  private void own(CommandFailure e) {
    if (json) {
      tell(new Failure(e.code().name(), null, e.getMessage(), null, List.of()));
    } else {
      err.println("organization: " + Text.clean(e.getMessage()));
    }
  }

  private int unanswered(String detail, String commandId) {
    tell(new Failure(ExitCode.UNANSWERED.name(), null, detail, commandId, List.of()));
    return ExitCode.UNANSWERED.number();
  }

  private void tell(Failure failure) {
    if (json) {
      err.println(Json.mapper().writeValueAsString(failure));
      return;
    }
    var told = failure.fields().stream().allMatch(field -> isIn(failure.detail(), field));
    var detail = told && !failure.fields().isEmpty() ? "" : Text.clean(detail(failure));
    err.println("organization: " + (failure.code() + ": " + detail).replaceFirst(": $", ""));
    failure
        .fields()
        .forEach(field -> err.println("  " + Text.clean(field.field() + ": " + field.message())));
    if (failure.commandId() != null) {
      err.println("  It may have taken effect all the same: command " + failure.commandId());
    }
  }

  private static String detail(Failure failure) {
    return Objects.requireNonNullElse(failure.detail(), "");
  }

  private static boolean isIn(String detail, FieldError field) {
    return detail != null && detail.contains(field.message());
  }
}
