package io.orgtrail.verifier;

import java.io.PrintStream;

/** Proves an exported audit trail, on any machine, without the services and their database. */
public final class VerifierApplication {

  private static final int VERIFIED = 0;
  private static final int BROKEN = 1;
  private static final int UNREADABLE = 2;

  private VerifierApplication() {}

  /** Tells what it found out, and ends with 0, 1 or 2 as {@code --help} says. */
  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  /**
   * Does the same without an end of the JVM.
   *
   * @return with what it would end
   */
  public static int run(PrintStream out, PrintStream err, String... arguments) {
    try {
      var options = Options.parse(arguments);
      if (options.help()) {
        out.print(Options.USAGE);
        return VERIFIED;
      }
      return verify(options, out);
    } catch (UnreadableException e) {
      err.println(e.getMessage());
      return UNREADABLE;
    }
  }

  private static int verify(Options options, PrintStream out) throws UnreadableException {
    var report = Report.of(Verification.of(options));
    if (options.json()) {
      report.printJson(out);
    } else {
      report.print(out);
    }
    return report.verified() ? VERIFIED : BROKEN;
  }
}
