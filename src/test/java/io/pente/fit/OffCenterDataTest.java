package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.spark.LocalSpark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** y = 1 + 3x + noise far from the origin, where Spark's one-pass sums lose the slope. */
class OffCenterDataTest {
  private static final MathContext DIGITS = new MathContext(60);
  private static final int ROWS = 2000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1e6,1", "1e9,1", "1e12,1", "1700000000000,17000"})
  void theSlopeIsRightWhereSparksIsWrong(double center, double deviation) {
    double[] x = new double[ROWS];
    double[] y = new double[ROWS];
    StringBuilder csv = new StringBuilder("x,y\n");
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < ROWS; i++) {
      x[i] = Math.rint((center + deviation * random.nextGaussian()) * 1024) / 1024;
      y[i] = 1 + 3 * x[i] + deviation * random.nextGaussian();
      csv.append(x[i]).append(',').append(y[i]).append('\n');
    }
    double exact = slope(x, y);
    double ours =
        Data.train(Data.csv(folder, csv.toString()), List.of("y"), Data.options())
            .model()
            .weight(0, 0);
    double theirs = sparksSlope(csv.toString());
    System.err.printf(
        "x around %g: exact slope %.12g, Pente %.12g, Spark %.12g%n", center, exact, ours, theirs);
    assertThat(ours).isCloseTo(exact, within(1e-6 * Math.abs(exact)));
    assertThat(Math.abs(theirs - exact)).isGreaterThan(1e-6 * Math.abs(exact));
  }

  private double sparksSlope(String csv) {
    Dataset<Row> table =
        LocalSpark.session()
            .read()
            .option("header", true)
            .option("inferSchema", true)
            .csv(
                LocalSpark.session()
                    .createDataset(csv.lines().toList(), org.apache.spark.sql.Encoders.STRING()))
            .withColumn("y", org.apache.spark.sql.functions.col("y").cast(DataTypes.DoubleType));
    Dataset<Row> assembled =
        new VectorAssembler()
            .setInputCols(new String[] {"x"})
            .setOutputCol("features")
            .transform(table);
    return new LinearRegression()
        .setLabelCol("y")
        .setSolver("normal")
        .fit(assembled)
        .coefficients()
        .apply(0);
  }

  /** Sxy / Sxx from the doubles themselves, in 60 digits. */
  private static double slope(double[] x, double[] y) {
    BigDecimal meanX = mean(x);
    BigDecimal meanY = mean(y);
    BigDecimal sxy = BigDecimal.ZERO;
    BigDecimal sxx = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      BigDecimal dx = new BigDecimal(x[i]).subtract(meanX);
      sxy = sxy.add(dx.multiply(new BigDecimal(y[i]).subtract(meanY), DIGITS), DIGITS);
      sxx = sxx.add(dx.multiply(dx, DIGITS), DIGITS);
    }
    return sxy.divide(sxx, DIGITS).doubleValue();
  }

  private static BigDecimal mean(double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value));
    }
    return sum.divide(new BigDecimal(values.length), DIGITS);
  }
}
