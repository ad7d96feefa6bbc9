package io.pente.objective;

/**
 * The answer to a {@link Query}.
 *
 * @param loss what the rows say; 0 for a {@link Query.Product}
 * @param penalty the smooth part of the penalty; 0 for a product
 * @param valueError a bound on the rounding error in {@link #value}: differences below it mean
 *     nothing
 * @param residualError a bound on the rounding error in the residuals and in sums of them, root
 *     mean square (for a rectifier, the root of the sum of squares), in units of the root of {@link
 *     #value}
 * @param gradient +∂value/∂point, or the product Hv for a {@link Query.Product}
 * @param squares the mean squared error (for a rectifier, the sum) before any change of variables
 */
public record Evaluation(
    double loss,
    double penalty,
    double valueError,
    double residualError,
    double[] gradient,
    double squares) {
  /** Of a squared loss, without a penalty. */
  public Evaluation(double loss, double valueError, double residualError, double[] gradient) {
    this(loss, 0, valueError, residualError, gradient, loss);
  }

  /** A product Hv. */
  public static Evaluation product(double[] product) {
    return new Evaluation(0, 0, 0, product);
  }

  /** The objective's value: loss and penalty. */
  public double value() {
    return loss + penalty;
  }

  /** Whether every number is finite. */
  public boolean finite() {
    double sum = value();
    for (double g : gradient) {
      sum += 0 * g;
    }
    return Double.isFinite(sum);
  }
}
