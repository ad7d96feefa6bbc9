package io.pente.data;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Weight, mean and centered second moment of each column, accumulated without ever forming Σx²:
 *
 * <pre>
 *   Ω = Σωᵢ      mean = Σωᵢxᵢ / Ω      M₂ = Σωᵢ(xᵢ − mean)²
 * </pre>
 *
 * A block is summed in two passes around its own mean while it is in cache; two parts are merged by
 * δ = mean₂ − mean₁, mean = mean₁ + δ Ω₂/Ω, M₂ = M₂₁ + M₂₂ + δ² Ω₁Ω₂/Ω (Chan, Golub and LeVeque
 * 1979; Welford 1962 for sparse entries). Means are unevaluated sums of two doubles, so that δ
 * keeps its digits far from the origin too. A constant column has M₂ = 0 exactly.
 *
 * <p>The number of columns grows with what is added, since a sparse file's is not known before its
 * end. Sparse entries are accumulated as given; {@link #fillTo} counts the zeros in at the end.
 * Rows of weight 0 count for nothing.
 */
public final class ColumnMoments implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How many times heavier what is added must be to be where the mean is moved from. */
  private static final double MUCH_HEAVIER = 0x1p20;

  private double[] weight = new double[0];
  private double[] mean = new double[0];
  private double[] meanLow = new double[0];
  private double[] m2 = new double[0];
  private long[] count = new long[0];
  private double[] least = new double[0];
  private double[] largest = new double[0];

  public int columns() {
    return mean.length;
  }

  /** The mean of each column, rounded; a copy. */
  public double[] means() {
    return mean.clone();
  }

  /** The least value of each column; ∞ where there is none; a copy. */
  public double[] least() {
    return least.clone();
  }

  /** The largest value of each column; −∞ where there is none; a copy. */
  public double[] largest() {
    return largest.clone();
  }

  /** M₂ of each column; a copy. */
  public double[] secondMoments() {
    return m2.clone();
  }

  /**
   * Adds rows × n row-major values.
   *
   * @param weights one a row, or null for 1
   */
  public void addDense(double[] values, int rows, int n, double[] weights, double totalWeight) {
    if (rows == 0 || n == 0 || totalWeight == 0) {
      grow(n);
      return;
    }
    int origin = heaviest(weights) * n;
    double[] offsets = new double[n];
    for (int i = 0; i < rows; i++) {
      addDeviations(values, i * n, origin, weights == null ? 1 : weights[i], offsets);
    }
    for (int j = 0; j < n; j++) {
      offsets[j] /= totalWeight;
    }
    double[] squares = new double[n];
    for (int i = 0; i < rows; i++) {
      addSquares(values, i * n, origin, offsets, weights == null ? 1 : weights[i], squares);
    }
    grow(n);
    for (int i = 0; i < rows; i++) {
      if (weights == null || weights[i] != 0) {
        addRange(values, i * n, n);
      }
    }
    long weighing = weighing(rows, weights);
    for (int j = 0; j < n; j++) {
      merge(j, totalWeight, values[origin + j], offsets[j], squares[j]);
      count[j] += weighing;
    }
  }

  /** The first of the rows that weigh most: what hardly weighs is no origin. */
  private static int heaviest(double[] weights) {
    int heaviest = 0;
    for (int i = 1; weights != null && i < weights.length; i++) {
      heaviest = weights[i] > weights[heaviest] ? i : heaviest;
    }
    return heaviest;
  }

  /** How many rows have a weight other than 0; null weights are 1. */
  static long weighing(int rows, double[] weights) {
    return weights == null ? rows : Arrays.stream(weights, 0, rows).filter(w -> w != 0).count();
  }

  /** Deviations from the row that begins at {@code origin}. */
  private static void addDeviations(
      double[] values, int from, int origin, double weight, double[] sums) {
    if (weight == 0) {
      return;
    }
    for (int j = 0; j < sums.length; j++) {
      sums[j] += weight * (values[from + j] - values[origin + j]);
    }
  }

  private void addRange(double[] values, int from, int n) {
    for (int j = 0; j < n; j++) {
      least[j] = Math.min(least[j], values[from + j]);
      largest[j] = Math.max(largest[j], values[from + j]);
    }
  }

  private static void addSquares(
      double[] values, int from, int origin, double[] offsets, double weight, double[] squares) {
    if (weight == 0) {
      return;
    }
    for (int j = 0; j < squares.length; j++) {
      double deviation = (values[from + j] - values[origin + j]) - offsets[j];
      squares[j] += weight * deviation * deviation;
    }
  }

  /** Adds one stored entry of a sparse column. */
  void addEntry(int column, double value, double entryWeight) {
    if (entryWeight == 0) {
      return;
    }
    if (entryWeight > MUCH_HEAVIER * weight[column]) {
      merge(column, entryWeight, value, 0, 0);
    } else {
      double total = weight[column] + entryWeight;
      double deviation = (value - mean[column]) - meanLow[column];
      moveMean(column, deviation * (entryWeight / total));
      m2[column] += entryWeight * deviation * ((value - mean[column]) - meanLow[column]);
      weight[column] = total;
    }
    least[column] = Math.min(least[column], value);
    largest[column] = Math.max(largest[column], value);
    count[column]++;
  }

  /** Adds the moments of the rows that follow. */
  public void add(ColumnMoments next) {
    grow(next.columns());
    for (int j = 0; j < next.columns(); j++) {
      merge(j, next.weight[j], next.mean[j], next.meanLow[j], next.m2[j]);
      count[j] += next.count[j];
      least[j] = Math.min(least[j], next.least[j]);
      largest[j] = Math.max(largest[j], next.largest[j]);
    }
  }

  /**
   * Counts a zero in every column for each row without an entry there. Whether there is such a row
   * is told by counting: sums of weights in two orders differ in their last bits.
   *
   * @param rows how many rows have a weight other than 0
   * @param total their weight
   */
  void fillTo(long rows, double total) {
    for (int j = 0; j < mean.length; j++) {
      if (count[j] < rows) {
        merge(j, Math.max(0, total - weight[j]), 0, 0, 0);
        least[j] = Math.min(least[j], 0);
        largest[j] = Math.max(largest[j], 0);
        count[j] = rows;
      }
    }
  }

  void grow(int columns) {
    if (columns > mean.length) {
      weight = Arrays.copyOf(weight, columns);
      mean = Arrays.copyOf(mean, columns);
      meanLow = Arrays.copyOf(meanLow, columns);
      m2 = Arrays.copyOf(m2, columns);
      count = Arrays.copyOf(count, columns);
      int known = least.length;
      least = Arrays.copyOf(least, columns);
      largest = Arrays.copyOf(largest, columns);
      Arrays.fill(least, known, columns, Double.POSITIVE_INFINITY);
      Arrays.fill(largest, known, columns, Double.NEGATIVE_INFINITY);
    }
  }

  private void merge(int j, double otherWeight, double otherMean, double otherLow, double otherM2) {
    if (otherWeight == 0) {
      return;
    }
    double total = weight[j] + otherWeight;
    double deviation = (otherMean - mean[j]) + (otherLow - meanLow[j]);
    if (weight[j] == 0) {
      mean[j] = otherMean;
      meanLow[j] = 0;
      moveMean(j, otherLow);
      m2[j] = otherM2;
    } else {
      m2[j] += otherM2 + deviation * deviation * (weight[j] * (otherWeight / total));
      if (otherWeight > MUCH_HEAVIER * weight[j]) {
        mean[j] = otherMean;
        meanLow[j] = 0;
        moveMean(j, otherLow);
        moveMean(j, -deviation * (weight[j] / total));
      } else {
        moveMean(j, deviation * (otherWeight / total));
      }
    }
    weight[j] = total;
  }

  /** mean += by, keeping what rounding drops (Knuth's TwoSum). */
  private void moveMean(int j, double by) {
    double shift = meanLow[j] + by;
    double sum = mean[j] + shift;
    double virtual = sum - mean[j];
    meanLow[j] = (mean[j] - (sum - virtual)) + (shift - virtual);
    mean[j] = sum;
  }

  long bytes() {
    return 56L * mean.length;
  }
}
