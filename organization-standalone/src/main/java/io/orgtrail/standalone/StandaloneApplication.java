package io.orgtrail.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Runs everything in one JVM: PostgreSQL, Kafka, both services, a development issuer, a mail sink.
 */
public final class StandaloneApplication {
  private static final Logger log = LoggerFactory.getLogger(StandaloneApplication.class);

  private StandaloneApplication() {}

  public static void main(String[] arguments) {
    unifyLogging();
    try {
      run(StandaloneSettings.fromEnvironment());
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private static void run(StandaloneSettings settings) {
    StandaloneRun run = new StandaloneRun(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
    try {
      run.start();
      System.out.println(readyLine(settings));
      Memory.giveBackWhenIdle();
    } catch (Exception e) {
      if (!run.isStopping()) {
        fail(e);
      }
    }
  }

  static String readyLine(StandaloneSettings settings) {
    return "ready: commands %s, queries %s (operator token in %s, mail in %s)"
        .formatted(
            settings.commandUrl(),
            settings.queryUrl(),
            settings.dataDirectory().resolve("operator.token"),
            settings.dataDirectory().resolve("mail"));
  }

  private static void fail(Exception failure) {
    KnownFailure.explain(failure)
        .ifPresentOrElse(System.err::println, () -> log.error("The start failed", failure));
    System.exit(1);
  }

  /** Each Spring Boot application would set up logging again; logback.xml speaks for both. */
  private static void unifyLogging() {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
