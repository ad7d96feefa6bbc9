package io.pente.data;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Weight, mean and centred second moment of each column, accumulated without ever forming Σx²:
 *
 * <pre>
 *   Ω = Σωᵢ      mean = Σωᵢxᵢ / Ω      M₂ = Σωᵢ(xᵢ − mean)²
 * </pre>
 *
 * A block is summed in two passes around its own mean while it is in cache; two parts are merged by
 * δ = mean₂ − mean₁, mean = mean₁ + δ Ω₂/Ω, M₂ = M₂₁ + M₂₂ + δ² Ω₁Ω₂/Ω (Chan, Golub and LeVeque
 * 1979; Welford 1962 for sparse entries). A constant column has M₂ = 0 exactly.
 *
 * <p>The number of columns grows with what is added, since a sparse file's is not known before its
 * end. Sparse entries are accumulated as given; {@link #fillTo} counts the zeros in at the end.
 */
public final class ColumnMoments implements Serializable {
  private static final long serialVersionUID = 1L;

  private double[] weight = new double[0];
  private double[] mean = new double[0];
  private double[] m2 = new double[0];

  public int columns() {
    return mean.length;
  }

  /** The mean of each column; a copy. */
  public double[] means() {
    return mean.clone();
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
    double[] centre = Arrays.copyOf(values, n);
    double[] sums = new double[n];
    for (int i = 0; i < rows; i++) {
      addDeviations(values, i * n, centre, weights == null ? 1 : weights[i], sums);
    }
    for (int j = 0; j < n; j++) {
      centre[j] += sums[j] / totalWeight;
    }
    double[] squares = new double[n];
    for (int i = 0; i < rows; i++) {
      addSquaredDeviations(values, i * n, centre, weights == null ? 1 : weights[i], squares);
    }
    grow(n);
    for (int j = 0; j < n; j++) {
      merge(j, totalWeight, centre[j], squares[j]);
    }
  }

  private static void addDeviations(
      double[] values, int from, double[] centre, double weight, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += weight * (values[from + j] - centre[j]);
    }
  }

  private static void addSquaredDeviations(
      double[] values, int from, double[] centre, double weight, double[] squares) {
    for (int j = 0; j < squares.length; j++) {
      double deviation = values[from + j] - centre[j];
      squares[j] += weight * deviation * deviation;
    }
  }

  /** Adds one stored entry of a sparse column. */
  void addEntry(int column, double value, double entryWeight) {
    if (entryWeight == 0) {
      return;
    }
    double total = weight[column] + entryWeight;
    double deviation = value - mean[column];
    double shift = deviation * (entryWeight / total);
    mean[column] += shift;
    m2[column] += entryWeight * deviation * (value - mean[column]);
    weight[column] = total;
  }

  /** Adds the moments of the rows that follow. */
  public void add(ColumnMoments next) {
    grow(next.columns());
    for (int j = 0; j < next.columns(); j++) {
      merge(j, next.weight[j], next.mean[j], next.m2[j]);
    }
  }

  /** Counts what is missing from a weight of {@code total} in every column as zeros. */
  void fillTo(double total) {
    for (int j = 0; j < mean.length; j++) {
      if (total > weight[j]) {
        merge(j, total - weight[j], 0, 0);
      }
    }
  }

  void grow(int columns) {
    if (columns > mean.length) {
      weight = Arrays.copyOf(weight, columns);
      mean = Arrays.copyOf(mean, columns);
      m2 = Arrays.copyOf(m2, columns);
    }
  }

  private void merge(int j, double otherWeight, double otherMean, double otherM2) {
    if (otherWeight == 0) {
      return;
    }
    if (weight[j] == 0) {
      weight[j] = otherWeight;
      mean[j] = otherMean;
      m2[j] = otherM2;
      return;
    }
    double total = weight[j] + otherWeight;
    double deviation = otherMean - mean[j];
    mean[j] += deviation * (otherWeight / total);
    m2[j] += otherM2 + deviation * deviation * (weight[j] * (otherWeight / total));
    weight[j] = total;
  }

  long bytes() {
    return 24L * mean.length;
  }
}
