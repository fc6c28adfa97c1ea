package io.orgtrail.command.webhooks.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that mostly wait for endpoints: virtual ones where the JDK has them. */
final class DeliveryThreads {

  private DeliveryThreads() {}

  static ExecutorService start() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return platformThreads();
    }
  }

  private static ExecutorService platformThreads() {
    var count = new AtomicInteger();
    return Executors.newCachedThreadPool(
        task -> {
          var thread = new Thread(task, "webhook-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
