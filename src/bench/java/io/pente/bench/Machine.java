package io.pente.bench;

import io.pente.linalg.MachinePeak;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/**
 * What this machine allows: threads that only read, and threads that only multiply and add. No Spark,
 * no objects, nothing written.
 */
final class Machine implements AutoCloseable {
  private static final int MULTIPLY_ADDS = 20_000_000;
  private static final int CACHED_DOUBLES = 16 << 10;
  private static final int CACHED_READS = 4000;

  private final int threads;
  private final ExecutorService pool;
  private double sink;

  Machine(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "floor");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Seconds to read all arrays once, each thread its own run of neighbors. */
  double readSeconds(CachedBlocks<?> held) {
    return seconds(t -> held.read(t, threads));
  }

  /** Seconds to read all arrays once by all threads. */
  double read(double[][] arrays) {
    return seconds(
        t -> {
          double sum = 0;
          for (int i = t; i < arrays.length; i += threads) {
            sum += MachinePeak.sum(arrays[i]);
          }
          return sum;
        });
  }

  /** Multiply-adds in flight on every thread: operations a second of all threads. */
  double operationsPerSecond() {
    double seconds = seconds(t -> MachinePeak.multiplyAdds(MULTIPLY_ADDS));
    return threads * MachinePeak.operations(MULTIPLY_ADDS) / seconds;
  }

  /**
   * Bytes a second of the same read sum over arrays of 128 KB, which are in a core's cache: where it
   * is well above the rate from memory, the read floor is memory's and not the loop's.
   */
  double cachedBytesPerSecond() {
    double[][] arrays = new double[threads][CACHED_DOUBLES];
    double seconds = seconds(t -> repeatedSum(arrays[t]));
    return 8.0 * CACHED_DOUBLES * CACHED_READS * threads / seconds;
  }

  private static double repeatedSum(double[] values) {
    double sum = 0;
    for (int i = 0; i < CACHED_READS; i++) {
      sum += MachinePeak.sum(values);
    }
    return sum;
  }

  /** Seconds until all threads are done, each with the number of its own. */
  double seconds(IntFunction<Double> work) {
    List<Callable<Double>> calls = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int number = t;
      calls.add(() -> work.apply(number));
    }
    long start = System.nanoTime();
    sink += run(calls);
    return (System.nanoTime() - start) * 1e-9;
  }

  private double run(List<Callable<Double>> calls) {
    try {
      double sum = 0;
      for (var done : pool.invokeAll(calls)) {
        sum += done.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdown();
    if (Double.isNaN(sink)) { // also keeps the sums from being optimized away
      throw new IllegalStateException("the data read holds a NaN");
    }
  }
}
