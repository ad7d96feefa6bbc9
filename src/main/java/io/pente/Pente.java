package io.pente;

import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import io.pente.fit.Appending;
import io.pente.fit.LinearCovariance;
import io.pente.fit.LinearTraining;
import io.pente.fit.Prediction;
import io.pente.fit.PredictionExtras;
import io.pente.fit.PreparedRows;
import io.pente.fit.RectifierTraining;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.settings.Covariance;
import io.pente.settings.LinearSettings;
import io.pente.settings.RectifierSettings;
import io.pente.spark.store.ModelStore;
import io.pente.spark.store.StagedOutput;
import io.pente.statistics.ModelSummary;
import io.pente.table.ColumnRoles;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The front door for Java: tables, fits, models on disk and predictions, on one Spark session. It
 * changes none of the session's settings and prints nothing. Shared by threads.
 */
public final class Pente {
  private final SparkSession spark;

  private Pente(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * On a session.
   *
   * @throws UsageException for a session of Spark Connect
   */
  public static Pente on(SparkSession spark) {
    given("a Spark session", spark);
    if (!(spark instanceof org.apache.spark.sql.classic.SparkSession)) {
      throw new UsageException(
          "a session of Spark Connect runs elsewhere: Pente needs one of its own JVM");
    }
    return new Pente(spark);
  }

  private static void given(String what, Object value) {
    if (value == null) {
      throw new UsageException(what + " is needed, and null was given");
    }
  }

  /**
   * Opens files or folders.
   *
   * @throws BadInputException where there is no such file, or no row in it
   */
  public Table table(String... paths) {
    if (paths.length == 0) {
      throw new UsageException("a table has at least one file");
    }
    return table(Source.of(paths));
  }

  /** Opens what a source names. */
  public Table table(Source source) {
    return new Tables(spark).open(source);
  }

  /** A data set as a table, its rows in the order of its partitions. */
  public Table table(Dataset<Row> frame) {
    given("a data set", frame);
    return new Tables(spark).open(frame);
  }

  /** Fits a linear model of every other numeric column of a data set, by the defaults. */
  public LinearModel fit(Dataset<Row> frame, String... targets) {
    return fit(table(frame), ColumnRoles.training(List.of(targets), List.of()));
  }

  /** Fits a linear model by the defaults. */
  public LinearModel fit(Table table, ColumnRoles roles) {
    return fit(table, roles, LinearSettings.DEFAULTS, FitListener.NONE);
  }

  /**
   * Fits a linear model.
   *
   * @param roles of the table's columns, by their names
   * @throws BadInputException where the table lacks a column, or has a row that cannot be used
   * @throws io.pente.failure.DivergenceException where no finite model was found
   */
  public LinearModel fit(
      Table table, ColumnRoles roles, LinearSettings settings, FitListener listener) {
    given("a table", table);
    given("the columns' roles", roles);
    given("settings", settings);
    given("a listener", listener);
    return LinearTraining.train(table, roles, settings, listener).model();
  }

  /**
   * Packs a table's rows once, to be fitted many times; the caller closes them.
   *
   * @throws BadInputException as {@link #fit}
   */
  public PreparedRows prepare(Table table, ColumnRoles roles, LinearSettings settings) {
    return prepare(table, roles, settings, FitListener.NONE);
  }

  /** The same, told of as it happens. */
  public PreparedRows prepare(
      Table table, ColumnRoles roles, LinearSettings settings, FitListener listener) {
    return PreparedRows.of(table, roles, settings, listener);
  }

  /**
   * The model of the rows of several models that keep their moments, equal to the fit to all of
   * these; no row is read.
   *
   * @param models two or more, of the same columns and settings
   * @throws BadInputException for a model without moments, or of other columns or settings
   */
  public LinearModel merge(LinearModel... models) {
    return merge(List.of(models), FitListener.NONE);
  }

  /** The same, told. */
  public LinearModel merge(List<LinearModel> models, FitListener listener) {
    given("a listener", listener);
    List<String> names =
        IntStream.rangeClosed(1, models.size()).mapToObj(i -> "model " + i).toList();
    return Appending.merge(models, names, listener).model();
  }

  /**
   * A model that keeps its moments brought up to date with a table's rows, in one pass over these,
   * read as its own were.
   *
   * @throws BadInputException for a model without moments; where the table lacks a column, has a
   *     row that cannot be used, or none that can
   */
  public LinearModel update(LinearModel model, Table table) {
    return update(model, table, FitListener.NONE);
  }

  /** The same, told. */
  public LinearModel update(LinearModel model, Table table, FitListener listener) {
    given("a model", model);
    given("a table", table);
    given("a listener", listener);
    return Appending.update(table, model, Appending.rows(model), listener).model();
  }

  /**
   * Minimizes ‖S(Mx)⁺ − Ax − t‖² over a table's rows.
   *
   * @throws BadInputException where columns are missing or do not fit each other
   * @throws io.pente.failure.DivergenceException where no finite minimizer was found
   */
  public RectifierModel rectify(Table table, RectifierSettings settings, FitListener listener) {
    return RectifierTraining.train(table, settings, listener).model();
  }

  /**
   * How sure a model's coefficients are, and how well it fits: R's {@code summary} of {@code lm},
   * for every target.
   *
   * @param level of the confidence intervals, between 0 and 1
   * @throws io.pente.failure.InvalidSettingException for another level
   */
  public ModelSummary summary(LinearModel model, double level) {
    given("a model", model);
    return ModelSummary.of(model, level);
  }

  /** The same at the usual level, 0.95. */
  public ModelSummary summary(LinearModel model) {
    return summary(model, ModelSummary.USUAL_LEVEL);
  }

  /**
   * A data set with a prediction appended for each target: {@code prediction}, or {@code
   * prediction_<target>} for several. Column expressions: they stream. A row that cannot be used
   * has null there.
   *
   * @throws BadInputException where the data set lacks a feature, or has such a column already
   */
  public Dataset<Row> transform(Dataset<?> frame, LinearModel model) {
    given("a data set", frame);
    given("a model", model);
    return Prediction.of(frame, model, Optional.empty());
  }

  /** The same, with a column that says why a row has no prediction. */
  public Dataset<Row> transform(Dataset<?> frame, LinearModel model, String reasonColumn) {
    given("a data set", frame);
    given("a model", model);
    given("a column's name", reasonColumn);
    return Prediction.of(frame, model, Optional.of(reasonColumn));
  }

  /**
   * How sure a stored model's coefficients are, by a covariance that needs the rows of its
   * training: one pass over them, all targets at once. Rows that cannot be used are dealt with as
   * there.
   *
   * @param table the training's rows
   * @throws BadInputException where the table lacks a column or is not what the model was trained
   *     on, or the model does not say how sure it is
   */
  public LinearCovariance.Estimate covariance(Table table, LinearModel model, Covariance choice) {
    given("a table", table);
    given("a model", model);
    given("a covariance", choice);
    return LinearCovariance.of(table, model, choice);
  }

  /**
   * The same with an interval around each prediction: {@code prediction_low} and {@code
   * prediction_high}, or {@code prediction_low_<target>} and so on for several.
   *
   * @throws BadInputException also where the model does not know how sure it is
   */
  public Dataset<Row> transform(Dataset<?> frame, LinearModel model, PredictionExtras extras) {
    given("a data set", frame);
    given("a model", model);
    given("what to append", extras);
    return Prediction.of(frame, model, extras, Optional.empty());
  }

  /**
   * Stores a model in a new folder, whole or not at all.
   *
   * @throws UsageException where the folder exists
   */
  public void save(LinearModel model, String folder) {
    store(folder, false, output -> ModelStore.write(model, output));
  }

  /**
   * The same, in place of a model that may be there.
   *
   * @throws UsageException where the folder holds something else
   */
  public void saveOver(LinearModel model, String folder) {
    store(folder, true, output -> ModelStore.write(model, output));
  }

  /** Stores a rectifier's model in a new folder. */
  public void save(RectifierModel model, String folder) {
    store(folder, false, output -> ModelStore.write(model, output));
  }

  private interface Writing {
    void to(StagedOutput output) throws IOException;
  }

  private void store(String folder, boolean overwrite, Writing writing) {
    try (StagedOutput output =
        new StagedOutput(
            spark.sparkContext().hadoopConfiguration(),
            folder,
            StagedOutput.Kind.MODEL,
            overwrite)) {
      writing.to(output);
      output.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(Locale.ROOT, "Cannot write the model to %s: %s", folder, e.getMessage()),
          e);
    }
  }

  /**
   * Loads a stored model; without Spark: {@link Models#load}.
   *
   * @throws BadInputException where it is missing, cut short, altered, of another kind or of an
   *     unknown format
   */
  public LinearModel load(String folder) {
    return ModelStore.linear(spark, folder);
  }

  /** Loads a stored rectifier's model. */
  public RectifierModel loadRectifier(String folder) {
    return ModelStore.rectifier(spark, folder);
  }
}
