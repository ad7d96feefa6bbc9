package io.pente.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What the rows' features say of how sure weights are, whatever the targets. A value: arrays are
 * copied on their way in and out.
 *
 * @param observations rows that weigh something, n of the formulas
 * @param totalWeight Σω
 * @param logWeight Σ ln ω of those rows
 * @param rank of the columns, the intercept's among them
 * @param intercept whether the model has one; without it nothing is shifted
 * @param mean of the features, n, less their origins; 0 without an intercept
 * @param meanLow what rounding dropped from the means, n: a mean is mean + meanLow
 * @param unit of the features, n: their deviations (divisor Σω), or root mean squares without an
 *     intercept; 0 for one that does not vary and carries no weight
 * @param whitening a root of (Z̃ᵀ diag(ω) Z̃/Σω)⁺
 * @param aliased the features, by number, that the rows do not tell apart from others: a weight of
 *     theirs has no standard error; n among them where that makes the intercept one of many too
 * @param condition number of the standardized features, √(λmax/λmin) of Z̃ᵀ diag(ω) Z̃; NaN where
 *     it is infinite or not known
 */
public record Design(
    long observations,
    double totalWeight,
    double logWeight,
    int rank,
    boolean intercept,
    double[] mean,
    double[] meanLow,
    double[] unit,
    Whitening whitening,
    List<Integer> aliased,
    double condition)
    implements Serializable {
  private static final double[] NOTHING = {};

  /** Of no features and no rows. */
  static final Design NONE =
      new Design(
          0, 0, 0, 0, false, NOTHING, NOTHING, NOTHING, Whitening.NONE, List.of(), Double.NaN);

  /**
   * @throws IllegalArgumentException where sizes do not fit each other
   */
  public Design {
    mean = mean.clone();
    meanLow = meanLow.clone();
    unit = unit.clone();
    aliased = List.copyOf(aliased);
    int n = mean.length;
    if (meanLow.length != n || unit.length != n || whitening.features() != n) {
      throw new IllegalArgumentException("Sizes of a design do not fit each other");
    }
  }

  /** n. */
  public int features() {
    return mean.length;
  }

  public double mean(int j) {
    return mean[j];
  }

  public double meanLow(int j) {
    return meanLow[j];
  }

  public double unit(int j) {
    return unit[j];
  }

  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public double[] meanLow() {
    return meanLow.clone();
  }

  @Override
  public double[] unit() {
    return unit.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Design that
        && observations == that.observations
        && Double.compare(totalWeight, that.totalWeight) == 0
        && Double.compare(logWeight, that.logWeight) == 0
        && rank == that.rank
        && intercept == that.intercept
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(meanLow, that.meanLow)
        && Arrays.equals(unit, that.unit)
        && whitening.equals(that.whitening)
        && aliased.equals(that.aliased)
        && Double.compare(condition, that.condition) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(observations) + whitening.hashCode();
  }

  @Override
  public String toString() {
    return observations + " rows, rank " + rank + " of " + mean.length + " features";
  }
}
