package io.pente.objective;

/**
 * The answer to a {@link Query}.
 *
 * @param value the objective's value; 0 for a {@link Query.Product}
 * @param valueError a bound on the rounding error in {@code value}: differences below it mean
 *     nothing
 * @param gradient +∂value/∂point, or the product Hv for a {@link Query.Product}
 */
public record Evaluation(double value, double valueError, double[] gradient) {
  /** Whether every number is finite. */
  public boolean finite() {
    double sum = value;
    for (double g : gradient) {
      sum += 0 * g;
    }
    return Double.isFinite(sum);
  }
}
