package io.orgtrail.verifier;

import io.orgtrail.api.messages.Json;
import io.orgtrail.verifier.Verdict.Status;
import java.io.PrintStream;
import java.util.List;

/**
 * What is told in the end.
 *
 * @param verified whether every organization is
 * @param events how many events the export has
 * @param unproven how many of them have no link yet
 * @param organizations what was found out about each
 */
record Report(boolean verified, long events, long unproven, List<Verdict> organizations) {

  /** With more than these, people are told only of those that are not verified. */
  private static final int FEW = 20;

  static Report of(List<Verdict> verdicts) {
    return new Report(
        verdicts.stream().allMatch(Verdict::isVerified),
        verdicts.stream().mapToLong(Verdict::events).sum(),
        verdicts.stream().mapToLong(Verdict::unproven).sum(),
        verdicts);
  }

  /** Tells a program. */
  void printJson(PrintStream out) {
    out.println(Json.mapper().writeValueAsString(this));
  }

  /** Tells people. */
  void print(PrintStream out) {
    organizations.stream()
        .filter(verdict -> organizations.size() <= FEW || !verdict.isVerified())
        .forEach(verdict -> out.println(printable(line(verdict))));
    out.printf(
        "%d verified, %d broken, %d incomplete (events: %d, without link: %d)%n",
        count(Status.VERIFIED), count(Status.BROKEN), count(Status.INCOMPLETE), events, unproven);
  }

  private long count(Status status) {
    return organizations.stream().filter(verdict -> verdict.status() == status).count();
  }

  private static String line(Verdict verdict) {
    var id = verdict.organizationId();
    return switch (verdict.status()) {
      case VERIFIED ->
          "%s: verified up to position %d, link %s (events: %d, checkpoints: %d, without link: %d)"
              .formatted(
                  id,
                  verdict.position(),
                  verdict.head(),
                  verdict.events() - verdict.unproven(),
                  verdict.checkpoints(),
                  verdict.unproven());
      case INCOMPLETE -> "%s: INCOMPLETE, %s".formatted(id, verdict.reason());
      case BROKEN ->
          "%s: BROKEN at position %d: %s".formatted(id, verdict.firstBroken(), verdict.reason());
    };
  }

  /** A file that nobody trusts must not command the terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
