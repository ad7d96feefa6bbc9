package io.pente.bench;

import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Spark's own linear regression of one target, with its defaults except for what is named here.
 *
 * @param solver {@code l-bfgs} or {@code normal}; its {@code auto} is {@code normal} up to 4096
 *     features
 */
record SparkFit(Dataset<Row> frame, String target, String solver, int iterations, double tolerance) {
  /** Spark's own limit for {@code normal}. */
  static final int MOST_NORMAL_FEATURES = 4096;

  private static final double[] TOLERANCES = {1e-6, 1e-8, 1e-10, 1e-12, 1e-14};
  private static final int MOST_ITERATIONS = 1000;

  static SparkFit normal(Dataset<Row> frame, String target) {
    return new SparkFit(frame, target, "normal", MOST_ITERATIONS, 1e-6);
  }

  /** Goes on until nothing changes, for at most so many iterations. */
  static SparkFit iterating(Dataset<Row> frame, String target, int iterations) {
    return new SparkFit(frame, target, "l-bfgs", iterations, 0);
  }

  /**
   * The l-bfgs that stops earliest among those that come to a relative gradient, so that Spark does
   * no iteration too many.
   */
  static SparkFit reaching(double gradient, Dataset<Row> frame, String target, BlockRows judge) {
    SparkFit fit = null;
    for (double tolerance : TOLERANCES) {
      fit = new SparkFit(frame, target, "l-bfgs", MOST_ITERATIONS, tolerance);
      if (fit.relativeGradient(judge) <= gradient) {
        break;
      }
    }
    return fit;
  }

  LinearRegressionModel fit() {
    return new LinearRegression()
        .setFeaturesCol(Frames.FEATURES)
        .setLabelCol(target)
        .setSolver(solver)
        .setMaxIter(iterations)
        .setTol(tolerance)
        .fit(frame);
  }

  SparkFit of(String other) {
    return new SparkFit(frame, other, solver, iterations, tolerance);
  }

  /** Where the model ends, of the first target. */
  double relativeGradient(BlockRows judge) {
    LinearRegressionModel model = fit();
    return judge.relativeGradient(0, model.coefficients().toArray(), model.intercept());
  }
}
