package io.pente.ml;

import io.pente.model.LinearModel;
import io.pente.spark.store.ModelStore;
import io.pente.spark.store.StagedOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.GeneralMLWriter;
import org.apache.spark.ml.util.ReadWriteUtils;
import org.apache.spark.sql.SparkSession;

/**
 * Writes a stage as a folder: Spark's {@code metadata}, and for a model Pente's own folder {@code
 * pente} beside it. It is written beside its place and swapped in, so that what was there is lost
 * neither by a write that fails nor by one that is interrupted. Where Spark Connect puts a model
 * aside, paths are this machine's.
 */
final class StageWriter extends GeneralMLWriter {
  static final String MODEL = "pente";

  private static final String INTERNAL = "internal";

  private final PipelineStage stage;
  private final Optional<LinearModel> model;
  private String source = INTERNAL;

  /**
   * @param model empty for an estimator
   */
  StageWriter(PipelineStage stage, Optional<LinearModel> model) {
    super(stage);
    this.stage = stage;
    this.model = model;
  }

  @Override
  public StageWriter format(String name) {
    super.format(name);
    source = name;
    return this;
  }

  @Override
  public StageWriter session(SparkSession session) {
    super.session(session);
    return this;
  }

  @Override
  public void save(String path) throws IOException {
    Configuration configuration = sparkSession().sparkContext().hadoopConfiguration();
    org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(place(path));
    if (!shouldOverwrite() && place.getFileSystem(configuration).exists(place)) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "Path %s already exists. To overwrite it, please use write().overwrite().save(path)",
              path));
    }
    try (StagedOutput output =
        new StagedOutput(
            configuration, place.toString(), StagedOutput.Kind.STAGE, shouldOverwrite())) {
      write(local() ? output.staging().toUri().getPath() : output.staging().toString());
      output.commit();
    }
  }

  /** What Spark's own {@code save} would call; this one's does not. */
  @Override
  public void saveImpl(String path) {
    try {
      write(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String path) throws IOException {
    if (!source.toLowerCase(Locale.ROOT).equals(INTERNAL)) {
      saveAs(path);
      return;
    }
    DefaultParamsWriter.saveMetadata(stage, path, sparkSession());
    if (model.isPresent()) {
      ModelStore.write(model.get(), sparkSession(), modelFolder(path));
    }
  }

  private void saveAs(String path) throws IOException {
    try {
      super.saveImpl(path);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // Spark's is checked
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A model's folder within a stage's. */
  static String modelFolder(String path) {
    return new org.apache.hadoop.fs.Path(place(path), MODEL).toString();
  }

  private static String place(String path) {
    return local() ? Path.of(path).toAbsolutePath().toUri().toString() : path;
  }

  private static boolean local() {
    return (Boolean) ReadWriteUtils.localSavingModeState().get();
  }
}
