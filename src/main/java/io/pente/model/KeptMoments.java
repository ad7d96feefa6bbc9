package io.pente.model;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a model keeps of its rows to be merged with others and updated: all that the squared loss
 * asks of them. Of the m = n + p columns of [X Y], features and then targets, in units in which
 * they vary by about 1,
 *
 * <pre>
 *   mean + meanLow        less the columns' origins, over their units
 *   RᵀR + C               Σω(z − z̄)(z − z̄)ᵀ,  z = (x, y) over units
 * </pre>
 *
 * R is a triangular factor found without forming products, whose condition number is that of the
 * columns and not its square; C is what the rounding of R lacks, where it is known. A value: arrays
 * are copied on their way in and out.
 *
 * @param weighing how many rows weigh anything
 * @param totalWeight Σω, with {@code totalWeightLow}
 * @param logWeight Σ ln ω of these rows
 * @param unit powers of two, m
 * @param mean m, with {@code meanLow}
 * @param factor R's upper triangle, row by row, m(m + 1)/2
 * @param remainder C's the same; empty where it is not known
 */
public record KeptMoments(
    long weighing,
    double totalWeight,
    double totalWeightLow,
    double logWeight,
    double[] unit,
    double[] mean,
    double[] meanLow,
    double[] factor,
    double[] remainder)
    implements Serializable {
  /**
   * @throws IllegalArgumentException where sizes do not fit each other
   */
  public KeptMoments {
    unit = unit.clone();
    mean = mean.clone();
    meanLow = meanLow.clone();
    factor = factor.clone();
    remainder = remainder.clone();
    long m = unit.length;
    boolean fits = mean.length == m && meanLow.length == m && factor.length == m * (m + 1) / 2;
    if (!fits || (remainder.length != 0 && remainder.length != factor.length)) {
      throw new IllegalArgumentException("Sizes of moments do not fit each other");
    }
  }

  /** How many columns: features and targets. */
  public int columns() {
    return unit.length;
  }

  @Override
  public double[] unit() {
    return unit.clone();
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
  public double[] factor() {
    return factor.clone();
  }

  @Override
  public double[] remainder() {
    return remainder.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptMoments that
        && weighing == that.weighing
        && Double.compare(totalWeight, that.totalWeight) == 0
        && Double.compare(totalWeightLow, that.totalWeightLow) == 0
        && Double.compare(logWeight, that.logWeight) == 0
        && Arrays.equals(unit, that.unit)
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(meanLow, that.meanLow)
        && Arrays.equals(factor, that.factor)
        && Arrays.equals(remainder, that.remainder);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(weighing) + Arrays.hashCode(factor);
  }

  @Override
  public String toString() {
    return "moments of " + weighing + " rows, " + unit.length + " columns";
  }
}
