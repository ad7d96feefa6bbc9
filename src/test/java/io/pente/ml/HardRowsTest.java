package io.pente.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.failure.BadInputException;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.PenteException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionTrainingSummary;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows on which Spark is wrong, and rows that cannot be used. */
class HardRowsTest {
  private static final double OFFSET = 1e8;

  /** y = 3 + 2a − b on whole numbers, residuals that sum to 0 against all columns, far off. */
  private static Dataset<Row> farOff(double offset) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      double a = i % 4;
      double b = i / 4 % 4;
      double residual = (i / 16 % 2 == 0 ? 1 : -1) * 0.5;
      rows.add(Rows.row(3 + 2 * a - b + residual, 1, offset + a, offset + b));
    }
    return Rows.frame(rows);
  }

  @Test
  void farFromZeroTheAnswerIsExact() {
    PenteRegressionModel model = new PenteRegression().fit(farOff(OFFSET));
    assertThat(model.coefficients().apply(0)).isCloseTo(2, within(1e-13));
    assertThat(model.coefficients().apply(1)).isCloseTo(-1, within(1e-13));
    assertThat(model.intercept()).isCloseTo(3 - OFFSET, within(1e-7));
    assertThat(model.summary().meanSquaredError()).isCloseTo(0.25, within(1e-13));
    assertThat(model.summary().explainedVariance()).isCloseTo(6.25, within(1e-12));
    assertThat(model.predict(Vectors.dense(OFFSET + 1, OFFSET + 2))).isCloseTo(3, within(1e-13));
    Row row = model.transform(farOff(OFFSET)).select("prediction").head();
    assertThat(row.getDouble(0)).isCloseTo(3, within(1e-13));
    LinearRegressionModel spark = new LinearRegression().fit(farOff(OFFSET));
    assertThat(Math.abs(spark.coefficients().apply(0) - 2)).as("Spark's error").isGreaterThan(0.1);
  }

  @Test
  void penaltiesFarFromZeroAreThoseNearIt() {
    PenteRegression ridge = new PenteRegression().setRegParam(0.7).setElasticNetParam(0.4);
    PenteRegressionModel near = ridge.fit(farOff(0));
    PenteRegressionModel far = ridge.fit(farOff(OFFSET));
    for (int j = 0; j < 2; j++) {
      assertThat(far.coefficients().apply(j)).isCloseTo(near.coefficients().apply(j), within(1e-9));
    }
  }

  @Test
  void sparseVectorsAreFittedAsDenseOnes() {
    List<Row> sparse = new ArrayList<>();
    List<Row> dense = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double[] x = new double[12];
      x[i % 12] = 1 + i % 5;
      x[i * 7 % 12] += 2;
      double y = 1 + x[0] - 2 * x[3] + 0.5 * x[11] + 0.1 * (i % 3);
      Vector vector = Vectors.dense(x);
      dense.add(Rows.row(y, vector));
      sparse.add(Rows.row(y, vector.toSparse()));
    }
    PenteRegression ridge = new PenteRegression().setRegParam(0.1);
    PenteRegressionModel ofSparse = ridge.fit(Rows.frame(sparse));
    PenteRegressionModel ofDense = ridge.fit(Rows.frame(dense));
    LinearRegressionModel spark = new LinearRegression().setRegParam(0.1).fit(Rows.frame(sparse));
    for (int j = 0; j < 12; j++) {
      assertThat(ofSparse.coefficients().apply(j))
          .isCloseTo(ofDense.coefficients().apply(j), within(1e-9))
          .isCloseTo(spark.coefficients().apply(j), within(1e-6));
    }
    Vector row = Vectors.sparse(12, new int[] {3}, new double[] {4});
    assertThat(ofSparse.predict(row)).isCloseTo(spark.predict(row), within(1e-6));
    assertThat(ofSparse.predict(row)).isEqualTo(ofSparse.predict(row.toDense()));
  }

  @Test
  void aConstantLabelIsItsMean() {
    List<Row> rows = constantLabel(5);
    for (String solver : List.of("normal", "l-bfgs")) {
      PenteRegression regression = new PenteRegression().setSolver(solver).setRegParam(0.3);
      PenteRegressionModel model = regression.fit(Rows.frame(rows));
      assertThat(model.coefficients().toArray()).containsOnly(0);
      assertThat(model.intercept()).isEqualTo(5);
      assertThatThrownBy(() -> regression.setFitIntercept(false).fit(Rows.frame(rows)))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("'label', which does not vary");
    }
    PenteRegressionModel huber = new PenteRegression().setLoss("huber").fit(Rows.frame(rows));
    assertThat(huber.coefficients().toArray()).containsOnly(0);
    assertThat(huber.intercept()).isEqualTo(5);
    assertThat(huber.scale()).isEqualTo(1);
  }

  private static List<Row> constantLabel(double label) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rows.add(Rows.row(label, 1 + i % 2, i, i * i % 4));
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"0.1, true", "5, true", "0, false"})
  void aConstantLabelHasNoStandardErrorsAsInSpark(double label, boolean intercept) {
    Dataset<Row> rows = Rows.frame(constantLabel(label));
    for (LinearRegression each : List.of(new LinearRegression(), new PenteRegression())) {
      LinearRegressionTrainingSummary summary =
          each.setFitIntercept(intercept).setWeightCol("weight").fit(rows).summary();
      assertThatThrownBy(summary::coefficientStandardErrors)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining(
              each instanceof PenteRegression
                  ? "the label does not vary"
                  : "No Std. Error of coefficients available");
      assertThat(summary.diagInvAtWA()).containsExactly(0);
    }
    PenteTrainingSummary summary =
        new PenteRegression().setFitIntercept(intercept).fit(rows).summary();
    assertThatThrownBy(summary::tValues).hasMessageContaining("the label does not vary");
  }

  @Test
  void hubersPenaltyOfAConstantLabelNeedsAnInterceptAsInSpark() {
    for (LinearRegression each : List.of(new LinearRegression(), new PenteRegression())) {
      each.setLoss("huber").setFitIntercept(false).setRegParam(0.1);
      assertThatThrownBy(() -> each.fit(Rows.frame(constantLabel(5))))
          .isInstanceOfAny(IllegalArgumentException.class, InvalidSettingException.class);
      LinearRegressionModel zero = each.fit(Rows.frame(constantLabel(0)));
      assertThat(zero.coefficients().toArray()).containsOnly(0);
      assertThat(zero.scale()).isEqualTo(1);
    }
    PenteMultiRegression several =
        new PenteMultiRegression().setLabelCols("label").setLoss("huber").setFitIntercept(false);
    assertThatThrownBy(() -> several.setRegParam(0.1).fit(Rows.frame(constantLabel(5))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "regParam 0.1 does not go with label 'label', which does not vary:"
                + " take 0, or fitIntercept");
  }

  @Test
  void parametersAreCalledAsSparkCallsThem() {
    Dataset<Row> rows = farOff(0);
    PenteRegression infinite = new PenteRegression().setRegParam(Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> infinite.fit(rows))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("regParam must be a finite number, not Infinity");
    PenteRegression lasso = new PenteRegression().setRegParam(0.3).setElasticNetParam(1);
    assertThatThrownBy(() -> lasso.setFitIntercept(false).fit(Rows.frame(constantLabel(5))))
        .hasMessageStartingWith("regParam 0.3 does not go")
        .hasMessageEndingWith("take 0, or fitIntercept");
    List<Row> wide =
        List.of(
            Rows.row(1, Vectors.sparse(9000, new int[] {1}, new double[] {1})),
            Rows.row(2, Vectors.sparse(9000, new int[] {8}, new double[] {1})));
    String tooWide =
        "solver normal holds features × features numbers, and there are 9,000 features:"
            + " take l-bfgs";
    assertThatThrownBy(() -> new PenteRegression().setSolver("normal").fit(Rows.frame(wide)))
        .isInstanceOfSatisfying(
            InvalidSettingException.class, e -> assertThat(e.field()).isEqualTo("solver"))
        .hasMessage(tooWide);
    PenteMultiRegression several = new PenteMultiRegression().setLabelCols("label");
    assertThatThrownBy(() -> several.setSolver("normal").fit(Rows.frame(wide))).hasMessage(tooWide);
  }

  @Test
  void whatOnlyOneOfThemRefuses() {
    Dataset<Row> rows = farOff(0);
    for (String solver : List.of("auto", "normal")) {
      assertThatThrownBy(() -> new LinearRegression().setSolver(solver).setMaxIter(0).fit(rows))
          .isInstanceOf(IllegalArgumentException.class);
      PenteRegression none = new PenteRegression().setSolver(solver).setMaxIter(0);
      assertThat(none.fit(rows).coefficients().apply(0)).isCloseTo(2, within(1e-12));
    }
    Dataset<Row> above = rows.filter("label > 0");
    assertThat(new LinearRegression().setWeightCol("label").fit(above).numFeatures()).isEqualTo(2);
    assertThatThrownBy(() -> new PenteRegression().setWeightCol("label").fit(above))
        .isInstanceOf(PenteException.class)
        .hasMessageContaining("label");
  }

  @Test
  void rowsThatCannotBeUsedAreLeftOutBySparksMeans() {
    assertThat(refused(RowFactory.create(null, 1.0, 1.0)))
        .hasMessageEndingWith(
            "(use na().drop() or filter to leave such rows out, or clean the data)");
    assertThat(refused(Rows.row(1, -2, 1, 2)))
        .hasMessageEndingWith("(use filter to leave such rows out, or clean the data)");
  }

  private static PenteException refused(Row... bad) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(Rows.row(i, 1, i % 3, i % 2));
    }
    rows.addAll(List.of(bad));
    PenteRegression regression = new PenteRegression().setWeightCol("weight");
    try {
      regression.fit(Rows.frame(rows));
    } catch (PenteException e) {
      assertThat(e.getMessage()).doesNotContain("\n");
      return e;
    }
    throw new AssertionError("fitted");
  }

  @Test
  void aRowThatCannotBeUsedIsNamed() {
    assertThat(refused(RowFactory.create(null, 1.0, 1.0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("features")
        .hasMessageContaining("row 6");
    assertThat(refused(Rows.row(Double.NaN, 1, 1, 2)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("label");
    assertThat(refused(Rows.row(1, -2, 1, 2)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("weight")
        .hasMessageContaining("-2");
    assertThat(refused(Rows.row(1, 1, 1, Double.NaN)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("features[1]");
    assertThat(refused(Rows.row(1, 1, 1, 2, 3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("features");
  }

  @Test
  void noRowsAreRefused() {
    assertThatThrownBy(() -> new PenteRegression().fit(Rows.frame(List.of())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no rows");
    assertThatThrownBy(
            () ->
                new PenteRegression()
                    .setWeightCol("weight")
                    .fit(Rows.frame(List.of(Rows.row(1, 0, 1), Rows.row(2, 0, 3)))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("weighs 0");
  }

  @Test
  void whatHubersLossDoesNotGoWithIsRefusedAsSparkDoes() {
    Dataset<Row> rows = farOff(0);
    assertThatThrownBy(() -> new PenteRegression().setLoss("huber").setSolver("normal").fit(rows))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new PenteRegression().setLoss("huber").setElasticNetParam(0.5).fit(rows))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new PenteMultiRegression()
                    .setLabelCols("label")
                    .setLoss("huber")
                    .setSolver("normal")
                    .fit(rows))
        .isInstanceOf(InvalidSettingException.class);
  }

  @Test
  void predictionsOfWhatIsNotThere() {
    PenteRegressionModel model = new PenteRegression().fit(farOff(0));
    Dataset<Row> rows =
        Rows.frame(List.of(RowFactory.create(null, 1.0, 1.0), Rows.row(0, 1, 1, 2)));
    List<Row> predicted = model.transform(rows).select("prediction").collectAsList();
    assertThat(predicted.get(0).isNullAt(0)).isTrue();
    assertThat(predicted.get(1).getDouble(0)).isCloseTo(3, within(1e-12));
    assertThatThrownBy(() -> model.predict(Vectors.dense(1)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 features, not 1 numbers");
  }
}
