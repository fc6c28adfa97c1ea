package io.orgtrail.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A main class in a JVM of its own, which can be killed without a chance to tidy up. */
record ChildJvm(Process process) implements AutoCloseable {
  static final String READY = "child is ready";

  /** Answers once the child has printed that it is ready. */
  static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    ChildJvm child = new ChildJvm(process);
    child.awaitReady();
    return child;
  }

  private void awaitReady() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (!READY.equals(line)) {
      if (line == null) {
        throw new IOException("The child ended before it was ready");
      }
      line = output.readLine();
    }
  }

  /** Prints that this child is ready and waits to be killed. */
  static void readyUntilKilled() throws InterruptedException {
    System.out.println(READY);
    Thread.currentThread().join();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
