package io.orgtrail.command.gateway.http;

import io.orgtrail.api.catalogue.MessageCatalogue;
import io.orgtrail.api.errors.ErrorCode;
import io.orgtrail.api.errors.FieldError;
import io.orgtrail.api.errors.RejectedException;
import io.orgtrail.api.errors.Rejection;
import io.orgtrail.api.messages.Command;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the headers of a command request mean. */
final class CommandRequest {

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
  private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");
  private static final Pattern WAIT = Pattern.compile("wait=(\\d{1,2})");
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
  private static final long MAX_WAIT_SECONDS = 60;

  private CommandRequest() {}

  static Class<? extends Command> type(String name) {
    var type = MessageCatalogue.commands().get(name);
    if (type == null) {
      throw new RejectedException(ErrorCode.NOT_FOUND, "There is no command " + name + ".");
    }
    return type;
  }

  static String commandId(String idempotencyKey) {
    if (idempotencyKey == null) {
      return UUID.randomUUID().toString();
    }
    require(
        ID.matcher(idempotencyKey).matches(),
        "Idempotency-Key",
        "must be 1 to 64 visible characters");
    return idempotencyKey;
  }

  static boolean dryRun(String header) {
    require(
        header == null || header.equals("true") || header.equals("false"),
        "Dry-Run",
        "must be true or false");
    return "true".equals(header);
  }

  static String expectedVersion(String ifMatch) {
    if (ifMatch == null) {
      return null;
    }
    var version = VERSION.matcher(ifMatch.strip());
    require(version.matches(), "If-Match", "must be a version in quotes, like \"17\"");
    return version.group(1);
  }

  static Duration wait(String prefer) {
    if (prefer == null) {
      return DEFAULT_WAIT;
    }
    var wait = WAIT.matcher(prefer);
    return wait.find()
        ? Duration.ofSeconds(Math.min(MAX_WAIT_SECONDS, Long.parseLong(wait.group(1))))
        : DEFAULT_WAIT;
  }

  private static void require(boolean condition, String header, String rule) {
    if (!condition) {
      throw new RejectedException(Rejection.invalid(List.of(new FieldError(header, rule))));
    }
  }
}
