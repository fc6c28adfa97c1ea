package io.orgtrail.client.commandline;

import io.orgtrail.client.errors.RequestRejectedException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a script learns of how a command ended. */
enum ExitCode {
  OK("Done."),
  FAILED("It ended badly: an audit trail that is not verified, a replay that failed."),
  USAGE("Used wrongly: no such command, an option or a token that is missing."),
  REJECTED("Refused by a rule (409, 422)."),
  NOT_FOUND("Not there for the caller, or gone (404, 410)."),
  NOT_ALLOWED("Not allowed, or not signed in (401, 403)."),
  INVALID("Invalid input (400)."),
  UNANSWERED("Not answered, or not reached; a command may have taken effect all the same."),
  TOO_FAST("Too many requests (429).");

  private final String meaning;

  ExitCode(String meaning) {
    this.meaning = meaning;
  }

  int number() {
    return ordinal();
  }

  static ExitCode of(RequestRejectedException rejection) {
    return switch (rejection.status()) {
      case 400, 405, 406, 413, 415 -> INVALID;
      case 401, 403 -> NOT_ALLOWED;
      case 404, 410 -> NOT_FOUND;
      case 409, 422 -> REJECTED;
      case 429 -> TOO_FAST;
      default -> UNANSWERED;
    };
  }

  /** What each number means, for the help. */
  static Map<String, String> meanings() {
    var meanings = new LinkedHashMap<String, String>();
    Arrays.stream(values()).forEach(code -> meanings.put(" " + code.number(), code.meaning));
    return meanings;
  }
}
