package io.orgtrail.client.commandline;

import java.io.PrintStream;
import java.util.Locale;

/** Tells how far something is: a bar on a terminal, else a line each time it is further. */
final class Progress {

  private static final int WIDTH = 30;

  private final PrintStream err;
  private final boolean bar;
  private final String what;
  private String last = "";

  Progress(PrintStream err, boolean bar, String what) {
    this.err = err;
    this.bar = bar;
    this.what = what;
  }

  /** Shows it, unless it is where it was. */
  void show(long done, long total, String more) {
    var rest = more.isEmpty() ? "" : ", " + more;
    var text = String.format(Locale.ROOT, "%s %,d of %,d%s", what, done, total, rest);
    if (text.equals(last)) {
      return;
    }
    if (bar) {
      var part = total == 0 ? 0 : Math.min(1, (double) done / total);
      var filled = (int) (part * WIDTH);
      err.print(
          "\r[%s%s] %3d%% %s"
              .formatted(
                  "#".repeat(filled),
                  ".".repeat(WIDTH - filled),
                  (int) (part * 100),
                  padded(text)));
      err.flush();
    } else {
      err.println(text);
    }
    last = text;
  }

  /** Covers what a longer text left behind. */
  private String padded(String text) {
    return Text.padded(text, last.length());
  }

  /** Leaves what was shown last. */
  void end() {
    if (bar && !last.isEmpty()) {
      err.println();
    }
  }
}
