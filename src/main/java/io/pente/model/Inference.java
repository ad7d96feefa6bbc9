package io.pente.model;

import java.util.Arrays;
import java.util.List;

/**
 * What a squared-loss fit knows of how sure its weights are, for all targets at once, in units in
 * which nothing is lost: feature j is z<sub>j</sub> = (x<sub>j</sub> − meanⱼ)/unitⱼ, so that about
 * the means intercept and slopes are uncorrelated,
 *
 * <pre>
 *   Cov(ŷ at the means) = s²/Σω        Cov(slopes of z) = s² (Z̃ᵀ diag(ω) Z̃)⁺ = s²/Σω · inverse
 * </pre>
 *
 * with s² from {@code residualProducts}. A value: arrays are copied on their way in and out.
 *
 * @param absent why there is none, in words; empty where there is
 * @param observations rows that weigh something, n of the formulas
 * @param totalWeight Σω
 * @param rank of the columns, the intercept's among them
 * @param degreesOfFreedom of the residuals
 * @param intercept whether the model has one; without it nothing is shifted
 * @param mean of the features, n, less their origins; 0 without an intercept
 * @param unit of the features, n: their deviations, or root mean squares without an intercept; 0
 *     for one that does not vary and carries no weight
 * @param inverse the upper triangle of (Z̃ᵀ diag(ω) Z̃/Σω)⁺, n(n + 1)/2 numbers, row by row
 * @param aliased the features, by number, that the rows do not tell apart from others: a weight of
 *     theirs has no standard error
 * @param residualProducts RᵀΩR, p × p row-major, in the targets' units
 * @param targetSquares p: Σω(y − ȳ)², or Σωy² without an intercept
 * @param condition of the standardized features' products
 */
public record Inference(
    String absent,
    long observations,
    double totalWeight,
    int rank,
    double degreesOfFreedom,
    boolean intercept,
    double[] mean,
    double[] unit,
    double[] inverse,
    List<Integer> aliased,
    double[] residualProducts,
    double[] targetSquares,
    double condition) {
  private static final double[] NOTHING = {};

  public Inference {
    mean = mean.clone();
    unit = unit.clone();
    inverse = inverse.clone();
    aliased = List.copyOf(aliased);
    residualProducts = residualProducts.clone();
    targetSquares = targetSquares.clone();
    int n = mean.length;
    int p = targetSquares.length;
    boolean fits =
        unit.length == n
            && inverse.length == (long) n * (n + 1) / 2
            && residualProducts.length == p * p;
    if (absent.isEmpty() && !fits) {
      throw new IllegalArgumentException("Sizes of an inference do not fit each other");
    }
  }

  /**
   * None.
   *
   * @param why in words, such as {@code "the fit has an l1 penalty"}
   */
  public static Inference none(String why) {
    return new Inference(
        why, 0, 0, 0, 0, false, NOTHING, NOTHING, NOTHING, List.of(), NOTHING, NOTHING, Double.NaN);
  }

  /** Whether there is one. */
  public boolean present() {
    return absent.isEmpty();
  }

  /** An entry of (Z̃ᵀ diag(ω) Z̃/Σω)⁺. */
  public double inverse(int i, int j) {
    int row = Math.min(i, j);
    int column = Math.max(i, j);
    return inverse[row * mean.length - row * (row - 1) / 2 + column - row];
  }

  /** Residual covariance of targets k and l: (RᵀΩR)ₖₗ / degrees of freedom. */
  public double residualCovariance(int k, int l) {
    return residualProducts[k * targetSquares.length + l] / degreesOfFreedom;
  }

  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public double[] unit() {
    return unit.clone();
  }

  @Override
  public double[] inverse() {
    return inverse.clone();
  }

  @Override
  public double[] residualProducts() {
    return residualProducts.clone();
  }

  @Override
  public double[] targetSquares() {
    return targetSquares.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Inference that
        && absent.equals(that.absent)
        && observations == that.observations
        && Double.compare(totalWeight, that.totalWeight) == 0
        && rank == that.rank
        && Double.compare(degreesOfFreedom, that.degreesOfFreedom) == 0
        && intercept == that.intercept
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(unit, that.unit)
        && Arrays.equals(inverse, that.inverse)
        && aliased.equals(that.aliased)
        && Arrays.equals(residualProducts, that.residualProducts)
        && Arrays.equals(targetSquares, that.targetSquares)
        && Double.compare(condition, that.condition) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(residualProducts) + Arrays.hashCode(inverse);
  }

  @Override
  public String toString() {
    return present() ? degreesOfFreedom + " degrees of freedom" : "none: " + absent;
  }
}
