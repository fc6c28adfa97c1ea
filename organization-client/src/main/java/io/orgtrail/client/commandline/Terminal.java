package io.orgtrail.client.commandline;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command is called from.
 *
 * @param attended whether somebody sits there who can be asked
 */
record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean attended,
    Map<String, String> environment) {

  /** The process's own. */
  static Terminal system() {
    return new Terminal(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        isAttended(),
        System.getenv());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    var bytes = new BufferedOutputStream(new FileOutputStream(descriptor));
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** From JDK 22 on there is always a console, which says itself whether it is a terminal. */
  private static boolean isAttended() {
    var console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) console.getClass().getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
