package io.pente.linalg;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The dense kernels over {@link #BYTES} of X a thread, in blocks that come from memory, beside the
 * machine's own {@code read} of the same bytes. Each figure is the time of one thread's pass.
 *
 * <pre>
 *   mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 *   java -cp target/test-classes:target/classes:$(cat target/classpath) org.openjdk.jmh.Main Kernel
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Threads(2)
public class KernelBenchmark {
  /** Bytes of X that a thread goes over: beyond every cache. */
  static final int BYTES = 128 << 20;

  private static final int BLOCK = 512 << 10;

  /** Features x targets: PERFORMANCE.md's A, a few targets, B and C. */
  @Param({"100x1", "256x4", "256x32", "2000x1"})
  public String shape;

  @Param({"vector", "plain"})
  public String kernels;

  private Kernels loops;
  private int n;
  private int c;
  private int rows;
  private double[][] blocks;
  private double[][] targets;
  private double[] weights;

  @Setup
  public void fill() {
    loops = KernelChoice.named(kernels);
    n = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
    c = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
    rows = BLOCK / 8 / n / 8 * 8;
    blocks = new double[BYTES / BLOCK][];
    targets = new double[blocks.length][];
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < blocks.length; k++) {
      blocks[k] = random.doubles((long) rows * n).toArray();
      targets[k] = random.doubles((long) rows * c).toArray();
    }
    weights = random.doubles((long) n * c).toArray();
  }

  /** What any pass costs at least. */
  @Benchmark
  public double read() {
    double sum = 0;
    for (double[] block : blocks) {
      sum += MachinePeak.sum(block);
    }
    return sum;
  }

  /** R = XV − Y and G += XᵀR, forward and backward on tiles. */
  @Benchmark
  public double[] pass() {
    int tile = DenseRows.tileRows(n, c);
    double[] residuals = new double[tile * c];
    double[] gradient = new double[n * c];
    for (int k = 0; k < blocks.length; k++) {
      for (int from = 0; from < rows; from += tile) {
        int count = Math.min(tile, rows - from);
        for (int e = 0; e < count * c; e++) {
          residuals[e] = -targets[k][from * c + e];
        }
        loops.times(blocks[k], from * n, count, n, weights, c, residuals);
        loops.transposedTimes(blocks[k], from * n, count, n, residuals, c, gradient);
      }
    }
    return gradient;
  }

  /** The pass of one target in double-double arithmetic. */
  @Benchmark
  public double[] extended() {
    int tile = 64;
    double[] low = new double[Math.max(tile, n)];
    double[] gradient = new double[n];
    double[] gradientLow = new double[n];
    for (double[] block : blocks) {
      for (int from = 0; from < rows; from += tile) {
        int count = Math.min(tile, rows - from);
        double[] r = new double[count];
        double[] rLow = new double[count];
        loops.extendedTimes(block, from * n, count, n, weights, low, r, rLow);
        loops.extendedTransposedTimes(
            block, from * n, count, n, r, rLow, gradient, gradientLow);
      }
    }
    return gradient;
  }

  /** XᵀX, rows gathered as {@link Gram} gathers them. */
  @Benchmark
  public double[] gram() {
    int room = n <= 256 ? 128 : 256;
    double[] gathered = new double[room * n];
    double[] scratch = new double[loops.gramScratch(room, n)];
    double[] sums = new double[n * n];
    int count = 0;
    for (double[] block : blocks) {
      for (int from = 0; from < rows; from += 8, count += 8) {
        if (count == room) {
          loops.addGram(gathered, 0, count, n, scratch, sums);
          count = 0;
        }
        System.arraycopy(block, from * n, gathered, count * n, 8 * n);
      }
    }
    loops.addGram(gathered, 0, count, n, scratch, sums);
    return sums;
  }
}
