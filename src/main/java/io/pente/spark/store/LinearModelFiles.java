package io.pente.spark.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A linear model on disk: {@code model.json} (everything but the weights) and {@code
 * weights.parquet} (position, feature, weights: one row a feature, one number a target). Plain
 * formats, no Java serialization; a checksum tells a damaged copy.
 */
public final class LinearModelFiles {
  static final String KIND = "linear";
  private static final String WEIGHTS = "weights.parquet";
  private static final StructType SCHEMA =
      new StructType()
          .add("position", DataTypes.IntegerType, false)
          .add("feature", DataTypes.StringType, false)
          .add("weights", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private LinearModelFiles() {}

  /** Writes the model into a staged output, which the caller commits. */
  public static void write(SparkSession spark, LinearModel model, StagedOutput output)
      throws IOException {
    ObjectNode json = ModelJson.header(KIND);
    ModelJson.names(json.putArray("targets"), model.targets());
    ModelJson.numbers(json.putArray("bias"), model.bias(), 0, model.bias().length);
    json.put("features", model.features().size());
    json.put("checksum", ModelFolder.checksum(model.features(), model.weights()));
    json.set("training", ModelJson.training(model.training()));
    writeWeights(spark, model, new Path(output.staging(), WEIGHTS).toString());
    ModelFolder.writeJson(output, json);
  }

  private static void writeWeights(SparkSession spark, LinearModel model, String path) {
    int p = model.targets().size();
    List<Row> rows = new ArrayList<>(model.features().size());
    for (int j = 0; j < model.features().size(); j++) {
      List<Double> weights = new ArrayList<>(p);
      for (int k = 0; k < p; k++) {
        weights.add(model.weight(j, k));
      }
      rows.add(RowFactory.create(j, model.features().get(j), weights));
    }
    spark.createDataFrame(rows, SCHEMA).coalesce(1).write().parquet(path);
  }

  /**
   * Reads a model back.
   *
   * @throws BadInputException where it is missing, truncated, damaged or of another kind
   */
  public static LinearModel read(SparkSession spark, String folder) {
    JsonNode json = ModelFolder.readJson(spark, folder, KIND);
    try {
      List<String> targets = ModelJson.names(ModelJson.required(json, "targets"));
      double[] bias = ModelJson.numbers(ModelJson.required(json, "bias"));
      int features = ModelJson.required(json, "features").asInt();
      List<String> names = new ArrayList<>(features);
      double[] weights = new double[Math.multiplyExact(features, targets.size())];
      readWeights(spark, folder, names, weights, targets.size());
      if (ModelFolder.checksum(names, weights) != ModelJson.required(json, "checksum").asLong()) {
        throw new BadInputException("its weights are not those that were stored");
      }
      return new LinearModel(
          names, targets, weights, bias, ModelJson.readTraining(json.path("training")));
    } catch (BadInputException e) {
      throw ModelFolder.damaged(folder, e);
    } catch (RuntimeException e) {
      throw ModelFolder.damaged(folder, new BadInputException(firstLine(e), e));
    }
  }

  private static void readWeights(
      SparkSession spark, String folder, List<String> names, double[] weights, int targets) {
    Dataset<Row> stored = spark.read().schema(SCHEMA).parquet(new Path(folder, WEIGHTS).toString());
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

  private static String firstLine(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null
        && cause instanceof RuntimeException
        && cause.getCause() instanceof SparkException) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }
}
