package io.pente.spark.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.model.file.Json;
import io.pente.model.file.TrainingJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Linear models as Pente 0.1 wrote them: {@code weights.parquet} beside {@code model.json}
 * (position, feature, weights: one row a feature, one number a target).
 */
final class FirstFormat {
  private static final StructType SCHEMA =
      new StructType()
          .add("position", DataTypes.IntegerType, false)
          .add("feature", DataTypes.StringType, false)
          .add("weights", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private FirstFormat() {}

  static LinearModel read(SparkSession spark, String folder, JsonNode json) {
    List<String> targets = Json.names(Json.required(json, "targets"));
    double[] bias = Json.numbers(Json.required(json, "bias"));
    int features = Json.required(json, "features").asInt();
    List<String> names = new ArrayList<>(features);
    double[] weights = new double[Math.multiplyExact(features, targets.size())];
    readWeights(spark, folder, names, weights, targets.size());
    if (checksum(names, weights) != Json.required(json, "checksum").asLong()) {
      throw new BadInputException("its weights are not those that were stored");
    }
    return new LinearModel(names, targets, weights, bias, TrainingJson.read(json.path("training")));
  }

  private static void readWeights(
      SparkSession spark, String folder, List<String> names, double[] weights, int targets) {
    String path = new Path(folder, "weights.parquet").toString();
    Dataset<Row> stored = spark.read().schema(SCHEMA).parquet(path);
    List<Row> rows = new ArrayList<>(stored.collectAsList());
    rows.sort(Comparator.comparingInt(row -> row.getInt(0)));
    for (Row row : rows) {
      List<Double> values = row.getList(2);
      if (values.size() != targets || names.size() * targets >= weights.length) {
        throw new BadInputException("its weights do not fit its features and targets");
      }
      for (int k = 0; k < targets; k++) {
        weights[names.size() * targets + k] = values.get(k);
      }
      names.add(row.getString(1));
    }
  }

  private static long checksum(List<String> names, double[] values) {
    CRC32C crc = new CRC32C();
    for (String name : names) {
      crc.update(name.getBytes(StandardCharsets.UTF_8));
      crc.update(0);
    }
    ByteBuffer bits = ByteBuffer.allocate(8 * values.length);
    for (double value : values) {
      bits.putDouble(value);
    }
    bits.flip();
    crc.update(bits);
    return crc.getValue();
  }
}
