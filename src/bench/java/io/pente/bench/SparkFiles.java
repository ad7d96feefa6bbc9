package io.pente.bench;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A file as Spark's own readers and its linear regression use it, the schema given. */
record SparkFiles(SparkSession spark, BenchFile file) {
  /** Reads the rows into the cache, as vectors. */
  void rows() {
    Dataset<Row> rows = cached();
    rows.unpersist(true);
  }

  /** Reads, caches and fits so many targets, one after the other. */
  void models(int targets) {
    Dataset<Row> rows = cached();
    for (String target : file.targets().subList(0, targets)) {
      new LinearRegression().setFeaturesCol(Frames.FEATURES).setLabelCol(target).fit(rows);
    }
    rows.unpersist(true);
  }

  private Dataset<Row> cached() {
    Dataset<Row> rows = vectors().cache();
    rows.count();
    return rows;
  }

  private Dataset<Row> vectors() {
    String path = file.path().toString();
    if (file.format().equals("libsvm")) {
      return spark
          .read()
          .format("libsvm")
          .option("numFeatures", file.shape().features())
          .load(path)
          .withColumnRenamed("features", Frames.FEATURES);
    }
    StructType schema = new StructType();
    List<String> names = Stream.concat(file.features().stream(), file.targets().stream()).toList();
    for (String name : names) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    Dataset<Row> table =
        spark.read().schema(schema).option("header", "true").format(file.format()).load(path);
    String[] kept =
        Stream.concat(Stream.of(Frames.FEATURES), file.targets().stream()).toArray(String[]::new);
    return new VectorAssembler()
        .setInputCols(file.features().toArray(String[]::new))
        .setOutputCol(Frames.FEATURES)
        .transform(table)
        .selectExpr(kept);
  }
}
