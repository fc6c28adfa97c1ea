package io.orgtrail.benchmarks.baselines;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same thing over and over for a while, each with something of its own. */
public final class Workers {
  /** What one thread repeats. */
  public interface Work extends AutoCloseable {
    /** Does it once more; answers how many operations that was. */
    long once() throws Exception;

    @Override
    void close() throws SQLException;
  }

  /** Makes the work of one thread. */
  public interface Opening {
    Work open(int worker) throws Exception;
  }

  private Workers() {}

  /** Operations per second of all threads together. */
  public static double perSecond(int threads, Duration time, Opening opening) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Double>> rates = new ArrayList<>();
      for (int worker = 0; worker < threads; worker++) {
        int number = worker;
        rates.add(executor.submit(() -> repeat(opening, number, time)));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("A worker failed", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static double repeat(Opening opening, int worker, Duration time) throws Exception {
    try (Work work = opening.open(worker)) {
      long start = System.nanoTime();
      long operations = 0;
      long now = start;
      while (now - start < time.toNanos()) {
        operations += work.once();
        now = System.nanoTime();
      }
      return operations * 1e9 / (now - start);
    }
  }
}
