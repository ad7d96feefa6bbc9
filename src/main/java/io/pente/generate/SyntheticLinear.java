package io.pente.generate;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.model.LinearModel;
import io.pente.model.Training;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of a linear model that is known: xⱼ = centerⱼ + scaleⱼ · N(0, 1), Y = xW + b + noise · N(0,
 * 1). A row depends on the seed and its own number alone, not on the partitioning.
 *
 * @param density the share of features that a row has (the others are 0); 1 for all
 */
public record SyntheticLinear(
    long rows, int features, int targets, double noise, double density, long seed)
    implements Serializable {
  private static final long COLUMN_STREAM = 0x5DEECE66DL;

  public SyntheticLinear {
    if (rows < 1 || features < 1 || targets < 1) {
      throw new UsageException(
          Sentence.of(
              "%s, %s and %s must be 1 or more",
              Sentence.setting("rows"), Sentence.setting("features"), Sentence.setting("targets")));
    }
    if (!(noise >= 0) || !Double.isFinite(noise)) {
      throw InvalidSettingException.range("noise", noise, "0 or more");
    }
    if (!(density > 0 && density <= 1)) {
      throw InvalidSettingException.range("density", density, "in (0, 1]");
    }
  }

  /** The model that the rows come from; its loss is that of the noise alone. */
  public LinearModel truth() {
    double[] weights = new double[Math.multiplyExact(features, targets)];
    for (int j = 0; j < features; j++) {
      weights(j, weights, j * targets);
    }
    double[] bias = new double[targets];
    bias(bias);
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("noise", noise);
    notes.put("seed", seed);
    Training training =
        new Training(
            "generated",
            0,
            0,
            true,
            "planted",
            targets * noise * noise,
            targets * noise * noise,
            0,
            rows,
            notes);
    return new LinearModel(names("x", features), names("y", targets), weights, bias, training);
  }

  /** A table with the columns x1 … xn and y1 … yp. */
  public Dataset<Row> table(SparkSession spark) {
    StructType schema = new StructType();
    for (String name : names("x", features)) {
      schema = schema.add(name, DataTypes.DoubleType, false);
    }
    for (String name : names("y", targets)) {
      schema = schema.add(name, DataTypes.DoubleType, false);
    }
    return spark.createDataFrame(
        spark.range(rows).toJavaRDD().map(row -> tableRow((Long) row)), schema);
  }

  /** A table for LIBSVM, with the columns label and features; one target. */
  public Dataset<Row> vectors(SparkSession spark) {
    if (targets != 1) {
      throw new UsageException(
          Sentence.of("LIBSVM has one target: give %s 1", Sentence.setting("targets")));
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType, false)
            .add("features", SQLDataTypes.VectorType(), false);
    return spark.createDataFrame(
        spark.range(rows).toJavaRDD().map(row -> vectorRow((Long) row)), schema);
  }

  private Row tableRow(long row) {
    Object[] cells = new Object[features + targets];
    Arrays.fill(cells, 0, features, 0.0);
    double[] y = new double[targets];
    fill(row, (j, x) -> cells[j] = x, y);
    for (int k = 0; k < targets; k++) {
      cells[features + k] = y[k];
    }
    return RowFactory.create(cells);
  }

  private Row vectorRow(long row) {
    IntStream.Builder indices = IntStream.builder();
    DoubleStream.Builder values = DoubleStream.builder();
    double[] y = new double[1];
    fill(
        row,
        (j, x) -> {
          indices.add(j);
          values.add(x);
        },
        y);
    Vector x = Vectors.sparse(features, indices.build().toArray(), values.build().toArray());
    return RowFactory.create(y[0], x);
  }

  private interface Feature {
    void is(int j, double value);
  }

  private void fill(long row, Feature feature, double[] y) {
    SplittableRandom random = RowRandom.of(seed, row);
    double[] weights = new double[targets];
    bias(y);
    for (int j = nextFeature(random, -1); j < features; j = nextFeature(random, j)) {
      SplittableRandom column = column(j);
      double center = 10 * column.nextGaussian();
      double scale = Math.pow(10, 2 * column.nextDouble() - 1);
      double x = center + scale * random.nextGaussian();
      feature.is(j, x);
      weights(j, weights, 0);
      for (int k = 0; k < targets; k++) {
        y[k] += x * weights[k];
      }
    }
    for (int k = 0; k < targets; k++) {
      y[k] += noise * random.nextGaussian();
    }
  }

  /** The next feature that the row has: gaps are geometric, so that each is kept with density. */
  private int nextFeature(SplittableRandom random, int j) {
    if (density == 1) {
      return j + 1;
    }
    double gap = Math.floor(Math.log1p(-random.nextDouble()) / Math.log1p(-density));
    return (int) Math.min(features, j + 1 + gap);
  }

  private SplittableRandom column(int j) {
    return new SplittableRandom((seed ^ COLUMN_STREAM) + 0x632BE59BD9B4E019L * (j + 1));
  }

  private void weights(int j, double[] weights, int from) {
    SplittableRandom random = column(j).split();
    for (int k = 0; k < targets; k++) {
      weights[from + k] = random.nextGaussian();
    }
  }

  private void bias(double[] bias) {
    SplittableRandom random = new SplittableRandom(~seed);
    for (int k = 0; k < targets; k++) {
      bias[k] = 10 * random.nextGaussian();
    }
  }

  private static List<String> names(String letter, int count) {
    List<String> names = new ArrayList<>(count);
    for (int j = 1; j <= count; j++) {
      names.add(letter + j);
    }
    return names;
  }
}
