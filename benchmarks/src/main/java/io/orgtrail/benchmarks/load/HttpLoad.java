package io.orgtrail.benchmarks.load;

import io.orgtrail.benchmarks.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Has a number of connections do the same over and over, each as fast as it is answered. */
public record HttpLoad(String service, int connections) {

  /**
   * What came of it.
   *
   * @param requests how many were answered as they should be
   */
  public record Outcome(long requests, double perSecond, Latencies latencies) {}

  /** Returns when the time is over; each connection asks once at least. */
  public Outcome ask(Exchange exchange, Duration time) {
    ExecutorService executor = Executors.newFixedThreadPool(connections);
    try {
      long start = System.nanoTime();
      List<Future<Histogram>> parts = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int number = i;
        parts.add(executor.submit(() -> repeat(exchange, number, start + time.toNanos())));
      }
      Histogram all = Latencies.empty();
      for (Future<Histogram> part : parts) {
        all.add(part.get());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Outcome(all.getTotalCount(), all.getTotalCount() / seconds, Latencies.of(all));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("An exchange with %s failed".formatted(service), e);
    } finally {
      executor.shutdownNow();
    }
  }

  private Histogram repeat(Exchange exchange, int number, long end) {
    Histogram latencies = Latencies.empty();
    try (HttpConnection connection = new HttpConnection(service)) {
      long begin;
      do {
        begin = System.nanoTime();
        exchange.over(connection, number, (int) latencies.getTotalCount());
        latencies.recordValue(System.nanoTime() - begin);
      } while (begin < end);
    }
    return latencies;
  }
}
