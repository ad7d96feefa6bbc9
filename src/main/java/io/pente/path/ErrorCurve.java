package io.pente.path;

/**
 * What cross-validation says of each penalty of a path:
 *
 * <pre>
 *   mean = Σₖ Ωₖeₖ / Ω      standard error = √(Σₖ Ωₖ(eₖ − mean)²/Ω / (K − 1))
 * </pre>
 *
 * eₖ the mean squared error of fold k, Ωₖ its weight, K the number of folds: the estimates of R's
 * cv.glmnet (Friedman, Hastie and Tibshirani, J. Stat. Softw. 33, 2010).
 *
 * @param mean one a penalty
 * @param standardError the same
 */
public record ErrorCurve(double[] mean, double[] standardError) {
  /**
   * From the folds' sums.
   *
   * @param squares Σω(y − ŷ)² of each fold and penalty
   * @param weights Ωₖ of each fold
   */
  public static ErrorCurve of(double[][] squares, double[] weights) {
    int count = squares[0].length;
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] mean = new double[count];
    double[] error = new double[count];
    for (int v = 0; v < count; v++) {
      for (double[] fold : squares) {
        mean[v] += fold[v] / total;
      }
      double spread = 0;
      for (int k = 0; k < weights.length; k++) {
        double beyond = squares[k][v] / weights[k] - mean[v];
        spread += weights[k] / total * beyond * beyond;
      }
      error[v] = Math.sqrt(spread / (weights.length - 1));
    }
    return new ErrorCurve(mean, error);
  }

  /** The first, and so the largest, penalty of the least mean error that is a finite number. */
  public int minimum() {
    int least = 0;
    for (int v = 1; v < mean.length; v++) {
      least = mean[v] < mean[least] || !Double.isFinite(mean[least]) ? v : least;
    }
    return least;
  }

  /** The largest penalty whose mean error is within one standard error of the least. */
  public int withinOneStandardError() {
    int least = minimum();
    for (int v = 0; v < least; v++) {
      if (mean[v] <= mean[least] + standardError[least]) {
        return v;
      }
    }
    return least;
  }
}
