package io.pente.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The rows of a shape, by seed: xⱼ = centerⱼ + scaleⱼ·N(0, 1), with centers of ±10 and scales of 0.1
 * to 10 that differ from column to column (sparse entries are N(0, 1)), and Y = xW + b + N(0, 1). A
 * row depends on the seed and its own number, not on the partitioning.
 */
final class Synthetic {
  private final Shape shape;
  private final long seed;
  private final double[] weights;
  private final double[] centers;
  private final double[] scales;

  Synthetic(Shape shape, long seed) {
    this.shape = shape;
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    this.weights = new double[Math.multiplyExact(shape.features(), shape.targets())];
    Arrays.setAll(weights, i -> random.nextGaussian());
    this.centers = new double[shape.sparse() ? 0 : shape.features()];
    this.scales = new double[centers.length];
    Arrays.setAll(centers, j -> 10 * random.nextGaussian());
    Arrays.setAll(scales, j -> Math.pow(10, 2 * random.nextDouble() - 1));
  }

  /** The first row of part i of {@code parts}. */
  static long start(long rows, int i, int parts) {
    return rows / parts * i + Math.min(i, rows % parts);
  }

  private SplittableRandom random(long row) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + row);
  }

  /** Writes x from {@code x[at]} on, and y from {@code y[yAt]} on. */
  void dense(long row, double[] x, int at, double[] y, int yAt) {
    SplittableRandom random = random(row);
    noise(random, y, yAt);
    for (int j = 0; j < shape.features(); j++) {
      x[at + j] = centers[j] + scales[j] * random.nextGaussian();
      addTo(y, yAt, j, x[at + j]);
    }
  }

  /** The same of a sparse row: its columns ascending, and their values. */
  void sparse(long row, int[] columns, double[] values, int at, double[] y, int yAt) {
    SplittableRandom random = random(row);
    noise(random, y, yAt);
    chooseColumns(random, columns, at);
    for (int k = at; k < at + shape.stored(); k++) {
      values[k] = random.nextGaussian();
      addTo(y, yAt, columns[k], values[k]);
    }
  }

  private void noise(SplittableRandom random, double[] y, int at) {
    for (int k = 0; k < shape.targets(); k++) {
      y[at + k] = 5 + random.nextGaussian();
    }
  }

  private void addTo(double[] y, int at, int feature, double x) {
    int from = feature * shape.targets();
    for (int k = 0; k < shape.targets(); k++) {
      y[at + k] += x * weights[from + k];
    }
  }

  /** One column out of each of as many runs of neighbors: distinct and ascending as they come. */
  private void chooseColumns(SplittableRandom random, int[] columns, int at) {
    long n = shape.features();
    for (int k = 0; k < shape.stored(); k++) {
      int low = (int) (n * k / shape.stored());
      int high = (int) (n * (k + 1) / shape.stored());
      columns[at + k] = low + random.nextInt(high - low);
    }
  }
}
