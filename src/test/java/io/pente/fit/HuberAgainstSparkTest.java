package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Loss;
import io.pente.spark.LocalSpark;
import java.util.List;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Huber's loss against spark.ml's, which has one target a fit and stops where the loss hardly
 * changes: its coefficients have three to four digits where its loss has ten.
 */
class HuberAgainstSparkTest {
  private static Dataset<Row> diabetes() {
    return LocalSpark.session()
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv("data/diabetes.csv");
  }

  private static LinearRegressionModel spark(List<String> features, double epsilon) {
    Dataset<Row> rows =
        new VectorAssembler()
            .setInputCols(features.toArray(String[]::new))
            .setOutputCol("features")
            .transform(diabetes());
    return new LinearRegression()
        .setLabelCol("target")
        .setLoss("huber")
        .setEpsilon(epsilon)
        .setMaxIter(2000)
        .setTol(1e-15)
        .fit(rows);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.1, 1.35, 2.5})
  void coefficientsInterceptAndScaleAreTheSame(double epsilon) {
    LinearModel found =
        Data.train(
                Data.open("data/diabetes.csv"),
                List.of("target"),
                LinearSettings.DEFAULTS.withLoss(Loss.huber(epsilon)))
            .model();
    LinearRegressionModel expected = spark(found.features(), epsilon);
    double[] coefficients = expected.coefficients().toArray();
    double[] deviation = found.training().data().deviation();
    double largest = 0;
    for (int j = 0; j < coefficients.length; j++) {
      largest = Math.max(largest, Math.abs(coefficients[j]) * deviation[j]);
    }
    for (int j = 0; j < coefficients.length; j++) {
      assertThat(found.weight(j, 0))
          .as(found.features().get(j))
          .isCloseTo(coefficients[j], within(5e-4 * largest / deviation[j]));
    }
    double scale = found.training().targets().get(0).scale();
    assertThat(scale).isCloseTo(expected.scale(), within(1e-4 * expected.scale()));
    double ours = objective(found.features(), found.weights(), found.bias()[0], scale, epsilon);
    double theirs =
        objective(found.features(), coefficients, expected.intercept(), expected.scale(), epsilon);
    assertThat(ours).isLessThanOrEqualTo(theirs).isCloseTo(theirs, within(1e-9 * theirs));
    assertThat(found.training().objective()).isCloseTo(ours, within(1e-12 * ours));
  }

  /** The mean of σ + H(r/σ)σ, row by row. */
  private static double objective(
      List<String> features, double[] weights, double bias, double scale, double epsilon) {
    double sum = 0;
    List<Row> rows = diabetes().collectAsList();
    for (Row row : rows) {
      double residual = bias - ((Number) row.getAs("target")).doubleValue();
      for (int j = 0; j < weights.length; j++) {
        residual += weights[j] * ((Number) row.getAs(features.get(j))).doubleValue();
      }
      double z = Math.abs(residual / scale);
      sum += scale * (1 + (z <= epsilon ? z * z : 2 * epsilon * z - epsilon * epsilon));
    }
    return sum / rows.size();
  }
}
