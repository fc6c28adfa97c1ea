package io.orgtrail.command.webhooks.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks names up on threads of its own, so that a slow name server holds nobody up for long. */
public final class NameLookup implements AutoCloseable {

  private static final long IDLE_SECONDS = 10;

  private final NameServer names;
  private final Duration patience;
  private final ThreadPoolExecutor threads;

  /**
   * Begins with no thread.
   *
   * @param patience how long one lookup is waited for
   * @param atOnce lookups under way at most; one more fails at once
   */
  public NameLookup(NameServer names, Duration patience, int atOnce) {
    this.names = names;
    this.patience = patience;
    var count = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            0,
            atOnce,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              var thread = new Thread(task, "webhook-names-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Who knows the addresses of names. */
  @FunctionalInterface
  public interface NameServer {

    /** Every address of a name, or the address that the text itself is. */
    InetAddress[] addresses(String name) throws UnknownHostException;
  }

  /**
   * Every address of a name.
   *
   * @throws UnknownHostException when there is none, or none in time
   */
  public List<InetAddress> find(String name) throws UnknownHostException {
    try {
      var found = threads.submit(() -> names.addresses(name));
      return List.of(found.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      throw unknown(name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(name, e);
    }
  }

  private static UnknownHostException unknown(String name, Exception cause) {
    var unknown = new UnknownHostException(name);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
