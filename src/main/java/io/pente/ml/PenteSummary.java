package io.pente.ml;

import java.util.Optional;
import org.apache.spark.ml.regression.LinearRegressionSummary;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What {@code LinearRegressionSummary} tells of rows that a model is evaluated on, from sums about
 * their means. Standard errors are of the rows that the model was fitted to.
 */
public final class PenteSummary extends LinearRegressionSummary {
  private static final long serialVersionUID = 1L;

  private final SummaryNumbers numbers;
  private final transient SummaryRows rows;

  PenteSummary(SummaryNumbers numbers, SummaryRows rows, boolean intercept, double[] coefficients) {
    super(
        rows.placeholder(),
        "prediction",
        "label",
        "features",
        "",
        coefficients.length - (intercept ? 1 : 0),
        intercept,
        new double[] {0},
        coefficients);
    this.numbers = numbers;
    this.rows = rows;
  }

  @Override
  public Dataset<Row> predictions() {
    return rows.predictions();
  }

  @Override
  public String predictionCol() {
    return rows.predictionCol();
  }

  @Override
  public String labelCol() {
    return rows.labelCol();
  }

  @Override
  public String featuresCol() {
    return rows.featuresCol();
  }

  /** Σω(ŷ − ȳ)²/Σω. */
  @Override
  public double explainedVariance() {
    return numbers.explained();
  }

  /** Σω|y − ŷ|/Σω. */
  @Override
  public double meanAbsoluteError() {
    return numbers.meanAbsolute();
  }

  /** Σω(y − ŷ)²/Σω. */
  @Override
  public double meanSquaredError() {
    return numbers.meanSquare();
  }

  @Override
  public double rootMeanSquaredError() {
    return Math.sqrt(numbers.meanSquare());
  }

  /** 1 − Σω(y − ŷ)²/Σω(y − ȳ)²; without an intercept over Σωy². */
  @Override
  public double r2() {
    return numbers == null ? super.r2() : numbers.r2(); // null while Spark's constructor runs
  }

  /** 1 − (1 − r2)(n − 1)/degrees of freedom; without an intercept n for n − 1. */
  @Override
  public double r2adj() {
    return numbers.r2adj();
  }

  /** y − ŷ, not yet computed. */
  @Override
  public Dataset<Row> residuals() {
    return rows.residuals();
  }

  /** Rows that weigh something. */
  @Override
  public long numInstances() {
    return numbers == null ? 1 : numbers.observations();
  }

  /** Rows that weigh something, less the rank of the columns. */
  @Override
  public long degreesOfFreedom() {
    return numbers.degreesOfFreedom();
  }

  /** The least and the largest √ω(y − ŷ). */
  @Override
  public double[] devianceResiduals() {
    return numbers.deviances().clone();
  }

  /**
   * One a coefficient, the intercept's last; NaN for one that the rows do not tell apart.
   *
   * @throws UnsupportedOperationException where there are none, with the reason
   */
  @Override
  public double[] coefficientStandardErrors() {
    return numbers.told(numbers.errors());
  }

  /**
   * Coefficient / standard error.
   *
   * @throws UnsupportedOperationException as {@link #coefficientStandardErrors}
   */
  @Override
  public double[] tValues() {
    return numbers.told(numbers.tests());
  }

  /**
   * Two-sided.
   *
   * @throws UnsupportedOperationException as {@link #coefficientStandardErrors}
   */
  @Override
  public double[] pValues() {
    return numbers.told(numbers.chances());
  }

  /** Why there are no standard errors; empty where there are. */
  public Optional<String> whyNoStandardErrors() {
    return Optional.of(numbers.absent()).filter(why -> !why.isEmpty());
  }

  SummaryNumbers numbers() {
    return numbers;
  }
}
