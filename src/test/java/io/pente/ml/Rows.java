package io.pente.ml;

import io.pente.spark.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small tables of vectors, labels and weights. */
final class Rows {
  static final StructType SCHEMA =
      new StructType()
          .add("features", SQLDataTypes.VectorType())
          .add("label", DataTypes.DoubleType)
          .add("weight", DataTypes.DoubleType);

  private Rows() {}

  /** Correlated features of different sizes, noise, a few outliers, uneven weights. */
  static Dataset<Row> plain(int count) {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double a = random.nextGaussian();
      double b = 0.6 * a + random.nextGaussian();
      double c = 3 + 20 * random.nextGaussian();
      double d = random.nextInt(3);
      double noise = random.nextGaussian() * (i % 17 == 0 ? 12 : 1);
      double y = 4 + 2 * a - b + 0.1 * c + 0.5 * d + noise;
      rows.add(row(y, 0.25 * (1 + i % 7), a, b, c, d));
    }
    return frame(rows);
  }

  static Row row(double label, double weight, double... features) {
    return RowFactory.create(Vectors.dense(features), label, weight);
  }

  static Row row(double label, Vector features) {
    return RowFactory.create(features, label, 1.0);
  }

  static Dataset<Row> frame(List<Row> rows) {
    return LocalSpark.session().createDataFrame(rows, SCHEMA).coalesce(1).cache();
  }
}
