package io.pente.bench;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A shape's rows as a cached DataFrame: a vector column {@code features}, and {@code y0}, {@code y1}, … */
final class Frames {
  static final String FEATURES = "features";

  /** Spark caches a frame in runs of rows: this much of X each, so that no array is huge. */
  private static final long CACHED_RUN = 8L << 20;

  private Frames() {}

  static List<String> targets(Shape shape) {
    return IntStream.range(0, shape.targets()).mapToObj(k -> "y" + k).toList();
  }

  /** Cached, and counted once so that it is there. */
  static Dataset<Row> cached(SparkSession spark, Shape shape, int parts, long seed) {
    long run = Math.max(1, Math.min(10_000, CACHED_RUN / shape.rowBytes()));
    spark.conf().set("spark.sql.inMemoryColumnarStorage.batchSize", Long.toString(run));
    JavaRDD<Row> rows =
        new JavaSparkContext(spark.sparkContext())
            .parallelize(IntStream.range(0, parts).boxed().toList(), parts)
            .flatMap(new Part(shape, parts, seed));
    Dataset<Row> frame = spark.createDataFrame(rows, schema(shape)).persist();
    frame.count();
    return frame;
  }

  private static StructType schema(Shape shape) {
    StructType schema = new StructType().add(FEATURES, SQLDataTypes.VectorType(), false);
    for (String name : targets(shape)) {
      schema = schema.add(name, DataTypes.DoubleType, false);
    }
    return schema;
  }

  /** Makes the rows of one part. */
  private record Part(Shape shape, int parts, long seed) implements FlatMapFunction<Integer, Row> {
    @Override
    public Iterator<Row> call(Integer part) {
      Synthetic rows = new Synthetic(shape, seed);
      long from = Synthetic.start(shape.rows(), part, parts);
      long to = Synthetic.start(shape.rows(), part + 1, parts);
      return LongStream.range(from, to).mapToObj(row -> row(rows, row)).iterator();
    }

    private Row row(Synthetic rows, long number) {
      double[] y = new double[shape.targets()];
      Object[] cells = new Object[1 + y.length];
      cells[0] = shape.sparse() ? sparse(rows, number, y) : dense(rows, number, y);
      Arrays.setAll(cells, k -> k == 0 ? cells[0] : (Object) y[k - 1]);
      return RowFactory.create(cells);
    }

    private Object dense(Synthetic rows, long number, double[] y) {
      double[] x = new double[shape.features()];
      rows.dense(number, x, 0, y, 0);
      return Vectors.dense(x);
    }

    private Object sparse(Synthetic rows, long number, double[] y) {
      int[] columns = new int[shape.stored()];
      double[] values = new double[columns.length];
      rows.sparse(number, columns, values, 0, y, 0);
      return Vectors.sparse(shape.features(), columns, values);
    }
  }
}
