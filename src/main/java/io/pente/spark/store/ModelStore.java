package io.pente.spark.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.model.file.ModelFiles;
import io.pente.model.file.ModelFolder;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Models on any Hadoop file system. Everything is written by the driver, and read back before it
 * takes the place of another.
 */
public final class ModelStore {
  private ModelStore() {}

  /**
   * Writes a model into a staged output, which the caller commits.
   *
   * @throws IOException where it cannot be written, or is not read back as it was
   */
  public static void write(LinearModel model, StagedOutput output) throws IOException {
    ModelFolder folder = staged(output);
    ModelFiles.write(model, folder);
    require(ModelFiles.linear(folder).equals(model), output);
  }

  /**
   * Writes a model into a new folder, which may be part of something that is staged.
   *
   * @throws IOException where it cannot be written, or is not read back as it was
   */
  public static void write(LinearModel model, SparkSession spark, String place) throws IOException {
    ModelFolder folder = folder(spark, place);
    ModelFiles.write(model, folder);
    if (!ModelFiles.linear(folder).equals(model)) {
      throw new IOException("the model at " + place + " is not read back as it was written");
    }
  }

  /** The same for a rectifier's. */
  public static void write(RectifierModel model, StagedOutput output) throws IOException {
    ModelFolder folder = staged(output);
    ModelFiles.write(model, folder);
    require(ModelFiles.rectifier(folder).equals(model), output);
  }

  private static ModelFolder staged(StagedOutput output) {
    return new HadoopFolder(output.files(), output.staging(), output.staging().toString());
  }

  private static void require(boolean same, StagedOutput output) throws IOException {
    if (!same) {
      throw new IOException(
          "the model at " + output.staging() + " is not read back as it was written");
    }
  }

  /** The kind of the model in a folder. */
  public static String kind(SparkSession spark, String folder) {
    return ModelFiles.kind(folder(spark, folder));
  }

  /**
   * Reads a linear model, one that Pente 0.1 wrote too.
   *
   * @throws BadInputException where it is missing, cut short, altered, of another kind, or of a
   *     format that this Pente does not know
   */
  public static LinearModel linear(SparkSession spark, String place) {
    ModelFolder folder = folder(spark, place);
    JsonNode json = ModelFiles.json(folder, ModelFiles.LINEAR);
    return ModelFiles.first(json)
        ? ModelFiles.reading(folder, () -> FirstFormat.read(spark, place, json))
        : ModelFiles.linear(folder);
  }

  /**
   * Reads a rectifier's model.
   *
   * @throws BadInputException as {@link #linear}
   */
  public static RectifierModel rectifier(SparkSession spark, String place) {
    return ModelFiles.rectifier(folder(spark, place));
  }

  private static ModelFolder folder(SparkSession spark, String place) {
    try {
      Path path = new Path(place);
      return new HadoopFolder(
          path.getFileSystem(spark.sparkContext().hadoopConfiguration()), path, place);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          String.format(Locale.ROOT, "Cannot read the model at '%s': %s", place, e.getMessage()),
          e);
    }
  }
}
