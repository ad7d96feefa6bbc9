package io.pente.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that a model was fitted to. Arrays have a number for each feature and then for each
 * target, and are copied on their way in and out.
 *
 * @param rows that were used: each has a value in every column
 * @param skippedRows left out as unusable
 * @param partitions into how many parts they went
 * @param weight the sum of the rows' weights
 * @param constantFeatures the features that do not vary
 * @param mean weighted
 * @param deviation standard, weighted, with divisor {@code weight}
 * @param min of the rows that weigh something, to rounding
 * @param max the same
 * @param account what became of the input
 */
public record DataSummary(
    long rows,
    long skippedRows,
    int partitions,
    double weight,
    List<String> constantFeatures,
    double[] mean,
    double[] deviation,
    double[] min,
    double[] max,
    Account account)
    implements Serializable {
  /** Of a model that was not fitted to rows. */
  public static final DataSummary NONE =
      new DataSummary(
          0,
          0,
          0,
          0,
          List.of(),
          new double[0],
          new double[0],
          new double[0],
          new double[0],
          Account.NONE);

  public DataSummary {
    constantFeatures = List.copyOf(constantFeatures);
    mean = mean.clone();
    deviation = deviation.clone();
    min = min.clone();
    max = max.clone();
  }

  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public double[] deviation() {
    return deviation.clone();
  }

  @Override
  public double[] min() {
    return min.clone();
  }

  @Override
  public double[] max() {
    return max.clone();
  }

  /** How many columns it has numbers of. */
  public int columns() {
    return mean.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataSummary that
        && rows == that.rows
        && skippedRows == that.skippedRows
        && partitions == that.partitions
        && Double.compare(weight, that.weight) == 0
        && constantFeatures.equals(that.constantFeatures)
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(deviation, that.deviation)
        && Arrays.equals(min, that.min)
        && Arrays.equals(max, that.max)
        && account.equals(that.account);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(rows) * 31 + Arrays.hashCode(mean);
  }

  @Override
  public String toString() {
    return rows + " rows of " + mean.length + " columns";
  }
}
