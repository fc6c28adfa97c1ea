package io.orgtrail.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started so far: closed in reverse order, and after that nothing starts any more.
 */
final class Started {
  private static final Logger log = LoggerFactory.getLogger(Started.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  /** Starts a part and keeps it; when all was closed meanwhile, it is closed again at once. */
  <T extends AutoCloseable> T start(Callable<T> starter) throws Exception {
    requireOpen();
    T part = starter.call();
    if (!keep(part)) {
      close(part);
    }
    requireOpen();
    return part;
  }

  private synchronized void requireOpen() {
    if (closed) {
      throw new CancellationException("Stopped while starting");
    }
  }

  private synchronized boolean keep(AutoCloseable part) {
    if (!closed) {
      parts.push(part);
    }
    return !closed;
  }

  synchronized void close() {
    closed = true;
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.warn("{} does not close", part.getClass().getSimpleName(), e);
    }
  }
}
