package io.pente.objective;

import io.pente.data.LocalBlocks;
import io.pente.data.RectifierBlock;
import io.pente.data.RectifierMoments;
import io.pente.linalg.DenseRows;
import io.pente.linalg.RowMatrix;
import io.pente.linalg.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A rectifier's rows as plain arrays: M, Re A and Im A k × d, the others k.
 *
 * @param imaginary whether the imaginary parts count
 */
public record RectifierData(
    int k,
    int d,
    boolean imaginary,
    double[] m,
    double[] a,
    double[] ai,
    double[] s,
    double[] si,
    double[] t,
    double[] ti) {

  /** Normal numbers. */
  public static RectifierData random(int k, int d, boolean imaginary, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new RectifierData(
        k,
        d,
        imaginary,
        normal(k * d, random),
        normal(k * d, random),
        normal(k * d, random),
        normal(k, random),
        normal(k, random),
        normal(k, random),
        normal(k, random));
  }

  /** Small integers: with λ = 1000 every operation on them is exact, and (u)⁺ = max(u, 0). */
  public static RectifierData integers(int k, int d, boolean imaginary, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new RectifierData(
        k,
        d,
        imaginary,
        integers(k * d, random),
        integers(k * d, random),
        integers(k * d, random),
        integers(k, random),
        integers(k, random),
        integers(k, random),
        integers(k, random));
  }

  private static double[] normal(int count, SplittableRandom random) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private static double[] integers(int count, SplittableRandom random) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextInt(-5, 6));
    return values;
  }

  /** The rows from {@code from} up to {@code to}. */
  public RectifierBlock block(int from, int to, boolean sparse) {
    List<RectifierBlock.Part> parts = new ArrayList<>();
    parts.add(part(from, to, sparse, s, a, t));
    if (imaginary) {
      parts.add(part(from, to, sparse, si, ai, ti));
    }
    return new RectifierBlock(matrix(m, from, to, sparse), parts);
  }

  private RectifierBlock.Part part(
      int from, int to, boolean sparse, double[] scale, double[] linear, double[] target) {
    return new RectifierBlock.Part(
        Arrays.copyOfRange(scale, from, to),
        matrix(linear, from, to, sparse),
        Arrays.copyOfRange(target, from, to));
  }

  private RowMatrix matrix(double[] all, int from, int to, boolean sparse) {
    double[] values = Arrays.copyOfRange(all, from * d, to * d);
    if (!sparse) {
      return new DenseRows(to - from, d, values);
    }
    int[] starts = new int[to - from + 1];
    int[] columns = new int[values.length];
    Arrays.setAll(starts, i -> i * d);
    Arrays.setAll(columns, e -> e % d);
    return new SparseRows(d, starts, columns, values);
  }

  /** The objective over blocks of so many rows in so many partitions. */
  public RectifierObjective objective(
      double lambda, int blockRows, int partitions, boolean sparse) {
    List<List<RectifierBlock>> parts = new ArrayList<>();
    for (int part = 0; part < partitions; part++) {
      List<RectifierBlock> blocks = new ArrayList<>();
      int end = (part + 1) * k / partitions;
      for (int from = part * k / partitions; from < end; from += blockRows) {
        blocks.add(block(from, Math.min(end, from + blockRows), sparse));
      }
      parts.add(blocks);
    }
    return new RectifierObjective(new LocalBlocks<>(parts), moments(), lambda);
  }

  public RectifierObjective objective(double lambda) {
    return objective(lambda, k, 1, false);
  }

  public RectifierMoments moments() {
    RectifierMoments moments = new RectifierMoments(d);
    moments.add(block(0, k, false));
    return moments;
  }

  /** The same with real rows only: each complex row becomes two that repeat Mᵢ. */
  public RectifierData stacked() {
    return new RectifierData(
        2 * k, d, false, both(m, m), both(a, ai), null, both(s, si), null, both(t, ti), null);
  }

  private static double[] both(double[] upper, double[] lower) {
    double[] all = Arrays.copyOf(upper, upper.length + lower.length);
    System.arraycopy(lower, 0, all, upper.length, lower.length);
    return all;
  }
}
