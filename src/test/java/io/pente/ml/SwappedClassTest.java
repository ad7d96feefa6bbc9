package io.pente.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A program for Spark's class, with only the class's name changed, where Spark is right. */
class SwappedClassTest {
  private static final Dataset<Row> ROWS = Rows.plain(80);

  /** Deviations, about, of features and label: what 10⁻⁶ is relative to. */
  private static final double[] SIZES = {1, 1.2, 20, 0.8};

  record Choice(
      String solver,
      double lambda,
      double alpha,
      boolean standard,
      boolean intercept,
      boolean weighted) {}

  static List<Choice> choices() {
    List<Choice> choices = new ArrayList<>();
    for (String solver : List.of("normal", "l-bfgs")) {
      for (double alpha : new double[] {0, 0.3, 1}) {
        for (int bits : List.of(7, 1, 2, 4)) { // every pair of the three, in half of the runs
          choices.add(
              new Choice(solver, 0.4, alpha, (bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0));
        }
      }
      choices.add(new Choice(solver, 0, 0, true, true, true));
      choices.add(new Choice(solver, 0, 0, true, false, false));
    }
    choices.add(new Choice("auto", 0.4, 0, true, true, true));
    choices.add(new Choice("auto", 0.4, 0.3, true, true, false));
    return choices;
  }

  private static LinearRegressionModel fitted(LinearRegression estimator, Choice choice) {
    estimator
        .setSolver(choice.solver)
        .setRegParam(choice.lambda)
        .setElasticNetParam(choice.alpha)
        .setStandardization(choice.standard)
        .setFitIntercept(choice.intercept)
        .setMaxIter(3000)
        .setTol(1e-13);
    if (choice.weighted) {
      estimator.setWeightCol("weight");
    }
    return estimator.fit(ROWS);
  }

  @ParameterizedTest
  @MethodSource("choices")
  void coefficientsAreTheSame(Choice choice) {
    LinearRegressionModel spark = fitted(new LinearRegression(), choice);
    LinearRegressionModel pente = fitted(new PenteRegression(), choice);
    for (int j = 0; j < SIZES.length; j++) {
      assertThat(pente.coefficients().apply(j))
          .as("coefficient %d", j)
          .isCloseTo(spark.coefficients().apply(j), within(1e-6 / SIZES[j]));
    }
    assertThat(pente.intercept()).isCloseTo(spark.intercept(), within(1e-6));
    assertThat(pente.scale()).isEqualTo(1);
    if (choice.solver.equals("l-bfgs")) {
      double[] history = pente.summary().objectiveHistory();
      double[] theirs = spark.summary().objectiveHistory();
      assertThat(history[history.length - 1]).isCloseTo(theirs[theirs.length - 1], within(1e-9));
      assertThat(pente.summary().totalIterations()).isEqualTo(history.length - 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, true, true", "0.3, true, true", "0.3, false, true", "0.3, true, false"})
  void huberIsTheSame(double lambda, boolean standard, boolean intercept) {
    LinearRegressionModel spark = huber(new LinearRegression(), lambda, standard, intercept);
    LinearRegressionModel pente = huber(new PenteRegression(), lambda, standard, intercept);
    for (int j = 0; j < SIZES.length; j++) {
      assertThat(pente.coefficients().apply(j))
          .isCloseTo(spark.coefficients().apply(j), within(2e-5 / SIZES[j]));
    }
    assertThat(pente.intercept()).isCloseTo(spark.intercept(), within(2e-5));
    assertThat(pente.scale()).isCloseTo(spark.scale(), within(2e-5));
    double[] theirs = spark.summary().objectiveHistory();
    double[] ours = pente.summary().objectiveHistory();
    assertThat(ours[ours.length - 1]).isCloseTo(theirs[theirs.length - 1], within(1e-9));
  }

  private static LinearRegressionModel huber(
      LinearRegression estimator, double lambda, boolean standard, boolean intercept) {
    return estimator
        .setLoss("huber")
        .setRegParam(lambda)
        .setStandardization(standard)
        .setFitIntercept(intercept)
        .setWeightCol("weight")
        .setMaxIter(3000)
        .setTol(1e-15)
        .fit(ROWS);
  }

  @Test
  void theDefaultsGiveTheSame() {
    LinearRegressionModel spark = new LinearRegression().fit(ROWS);
    PenteRegressionModel pente = new PenteRegression().fit(ROWS);
    for (int j = 0; j < SIZES.length; j++) {
      assertThat(pente.coefficients().apply(j))
          .isCloseTo(spark.coefficients().apply(j), within(1e-10));
    }
  }
}
