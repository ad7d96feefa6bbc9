package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.spark.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ridge and lasso on diabetes, against spark.ml where its factors can be translated. */
class PenaltiesTest {
  private static final String[] FEATURES = {
    "age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"
  };

  /** Of the target. */
  private static final double MEAN = 152.13348416289594;

  private static LinearModel train(LinearSettings options) {
    return Data.train(
            Data.open("data/diabetes.csv"),
            List.of("target"),
            options.withIterations(5000).withTolerance(1e-11))
        .model();
  }

  /**
   * Spark: ½(1/q)‖R‖² + (λ/s)(α‖w‖₁ + ½(1−α)‖w‖²) on features and target divided by deviations with
   * divisor q − 1, s the target's; ours: (1/q)‖R‖² + l2 Σσ²W² + l1 Σσ|W|, divisor q, target in
   * original units.
   */
  private static Vector spark(double l2, double l1) {
    Dataset<Row> table =
        LocalSpark.session()
            .read()
            .option("header", true)
            .option("inferSchema", true)
            .csv("data/diabetes.csv");
    Dataset<Row> rows =
        new VectorAssembler().setInputCols(FEATURES).setOutputCol("features").transform(table);
    double q = rows.count();
    double sample = Math.sqrt(q / (q - 1));
    double lambda1 = l1 / 2 / sample;
    double deviation =
        table.select(org.apache.spark.sql.functions.stddev_samp("target")).head().getDouble(0);
    double lambda2 = l2 * deviation / (sample * sample);
    double whole = lambda1 + lambda2;
    return new LinearRegression()
        .setLabelCol("target")
        .setSolver("l-bfgs")
        .setTol(1e-14)
        .setMaxIter(5000)
        .setRegParam(whole)
        .setElasticNetParam(whole == 0 ? 0 : lambda1 / whole)
        .fit(rows)
        .coefficients();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gd", "lbfgs", "cg", "nesterov"})
  void lassoAndRidgeAreStationary(String optimizer) {
    double l1 = optimizer.equals("cg") ? 0 : 20;
    LinearModel model =
        train(
            Data.options()
                .withOptimizer(Optimizer.named(optimizer, LinearSettings.OPTIMIZERS))
                .withL2(0.3)
                .withL1(l1));
    assertThat(model.training().converged()).isTrue();
    assertThat(model.training().objective()).isGreaterThan(model.training().loss());
    double[] ends = slopes(model.weights(), model.bias()[0], 0.3, l1);
    double[] begins = slopes(new double[FEATURES.length], MEAN, 0.3, 0);
    double most = Arrays.stream(begins).map(Math::abs).max().orElseThrow();
    assertThat(ends).hasSize(FEATURES.length + 1);
    for (double slope : ends) {
      assertThat(slope).isCloseTo(0, within(1e-9 * most));
    }
  }

  /**
   * The derivatives of the objective by each σW and by b, straight from the rows; of a weight of 0
   * the subgradient nearest to 0.
   */
  private static double[] slopes(double[] weights, double bias, double l2, double l1) {
    double[][] rows = rows();
    int n = weights.length;
    double[] slopes = new double[n + 1];
    for (double[] row : rows) {
      double residual = bias - row[n];
      for (int j = 0; j < n; j++) {
        residual += row[j] * weights[j];
      }
      for (int j = 0; j < n; j++) {
        slopes[j] += 2 * residual * row[j] / rows.length;
      }
      slopes[n] += 2 * residual / rows.length;
    }
    for (int j = 0; j < n; j++) {
      double sigma = deviation(rows, j);
      double smooth = slopes[j] / sigma + 2 * l2 * sigma * weights[j];
      double shrunk = Math.signum(smooth) * Math.max(0, Math.abs(smooth) - l1);
      slopes[j] = weights[j] == 0 ? shrunk : smooth + l1 * Math.signum(weights[j]);
    }
    return slopes;
  }

  private static double deviation(double[][] rows, int j) {
    double mean = Arrays.stream(rows).mapToDouble(row -> row[j]).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(rows)
            .mapToDouble(row -> (row[j] - mean) * (row[j] - mean))
            .average()
            .orElseThrow());
  }

  /** The numbers of the file, the target last. */
  private static double[][] rows() {
    try (Stream<String> lines = Files.lines(Path.of("data/diabetes.csv"))) {
      return lines
          .skip(1)
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theOptimizersAgree() {
    LinearModel auto = train(Data.options().withL1(20).withL2(0.1));
    LinearModel proximal =
        train(Data.options().withOptimizer(Optimizer.NESTEROV).withL1(20).withL2(0.1));
    LinearModel descent = train(Data.options().withOptimizer(Optimizer.GD).withL1(20).withL2(0.1));
    for (int j = 0; j < FEATURES.length; j++) {
      double weight = auto.weight(j, 0);
      assertThat(proximal.weight(j, 0)).isCloseTo(weight, within(1e-6 * Math.abs(weight)));
      assertThat(descent.weight(j, 0)).isCloseTo(weight, within(1e-6 * Math.abs(weight)));
    }
  }

  @Test
  void lassosZerosAreExactAndThoseOfSpark() {
    LinearModel model = train(Data.options().withL1(20));
    Vector theirs = spark(0, 20);
    int zeros = 0;
    for (int j = 0; j < FEATURES.length; j++) {
      zeros += model.weight(j, 0) == 0 ? 1 : 0;
      assertThat(model.weight(j, 0))
          .isCloseTo(theirs.apply(j), within(1e-5 + 1e-5 * Math.abs(theirs.apply(j))));
    }
    assertThat(zeros).isBetween(2, 8);
  }

  @Test
  void ridgeIsThatOfSpark() {
    LinearModel model = train(Data.options().withL2(0.5));
    Vector theirs = spark(0.5, 0);
    for (int j = 0; j < FEATURES.length; j++) {
      assertThat(model.weight(j, 0))
          .as(FEATURES[j])
          .isCloseTo(theirs.apply(j), within(1e-5 * Math.abs(theirs.apply(j))));
    }
  }

  @Test
  void aLargeEnoughLassoLeavesTheMean() {
    LinearModel model = train(Data.options().withL1(1e6));
    assertThat(model.weights()).containsOnly(0);
    assertThat(model.bias()[0]).isCloseTo(MEAN, within(1e-9));
  }
}
