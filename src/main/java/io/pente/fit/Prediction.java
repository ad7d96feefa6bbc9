package io.pente.fit;

import io.pente.data.Moments;
import io.pente.failure.BadInputException;
import io.pente.failure.PenteException;
import io.pente.failure.UsageException;
import io.pente.model.LinearModel;
import io.pente.model.Origins;
import io.pente.settings.RowSettings;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.spark.pack.SkipRule;
import io.pente.spark.pack.SumAndRejections;
import io.pente.spark.write.JsonLines;
import io.pente.spark.write.WritingSession;
import io.pente.table.BadRow;
import io.pente.table.Column;
import io.pente.table.ColumnRoles;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimeType;

/** A table with a model's predictions appended: rows and their order stay. */
public final class Prediction {
  /**
   * Cells as they are: of CSV quoted as RFC 4180 says, of JSON nulls as such and times to the
   * microsecond. Formats pass over what is not theirs.
   */
  private static final Map<String, String> AS_THEY_ARE =
      Map.of(
          "header", "true",
          "escape", "\"",
          "emptyValue", "",
          "ignoreLeadingWhiteSpace", "false",
          "ignoreTrailingWhiteSpace", "false",
          "ignoreNullFields", "false",
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
          "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

  private Prediction() {}

  /** {@code prediction} for one target, {@code prediction_<target>} for several. */
  public static List<String> columns(LinearModel model) {
    if (model.targets().size() == 1) {
      return List.of("prediction");
    }
    return model.targets().stream().map(target -> "prediction_" + target).toList();
  }

  /** The same, and then what else is asked for: docs/statistics.md names it. */
  public static List<String> columns(LinearModel model, PredictionExtras extras) {
    List<String> columns = new ArrayList<>(columns(model));
    columns.addAll(extras.columns(model));
    return List.copyOf(columns);
  }

  /**
   * The table's columns and the predictions, not yet computed. A row that cannot be used fails the
   * job with a {@link BadRowException}.
   *
   * @param text whether every cell is text; otherwise those of text files alone are
   * @throws BadInputException where the table lacks a feature, or has a column of the name of a
   *     prediction
   */
  public static Dataset<Row> of(SparkSession spark, Table table, LinearModel model, boolean text) {
    return of(spark, table, model, PredictionExtras.NONE, text, SkipRules.of(model.training()));
  }

  private static Dataset<Row> of(
      SparkSession spark,
      Table table,
      LinearModel whole,
      PredictionExtras extras,
      boolean text,
      RowSettings rows) {
    LinearModel model = predicting(whole, extras);
    table.settleAll();
    Selection selection = selection(table, model, extras);
    refuseTaken(table, columns(model, extras));
    StructType schema = table.schema(text);
    for (String column : columns(model, extras)) {
      schema = schema.add(column, DataTypes.DoubleType, true);
    }
    SkipRule skips = SkipRules.of(rows).forCells();
    PredictionScan scan =
        new PredictionScan(
            model.predictorLessOrigins(), RowExtras.of(model, extras), List.of(), skips);
    return spark.createDataFrame(table.scan(selection.keepingOriginals(text), scan, 0), schema);
  }

  /**
   * The rows as JSON objects that have the predictions too.
   *
   * @param selection that keeps JSON
   */
  private static Dataset<Row> json(
      SparkSession spark,
      Table table,
      LinearModel model,
      PredictionExtras extras,
      Selection selection,
      RowSettings rows) {
    List<String> names = columns(model, extras);
    refuseTaken(table, names);
    PredictionScan scan =
        new PredictionScan(
            model.predictorLessOrigins(),
            RowExtras.of(model, extras),
            names,
            SkipRules.of(rows).forCells());
    return spark.createDataFrame(
        table.scan(selection, scan, 0),
        new StructType().add("value", DataTypes.StringType).add("none", DataTypes.BooleanType));
  }

  private static void refuseTaken(Table table, List<String> appended) {
    for (String column : appended) {
      for (Column given : table.columns()) {
        if (given.name().equals(column)) {
          throw new BadInputException(
              String.format(
                  Locale.ROOT,
                  "%s has a column '%s' already: rename it or leave it out",
                  table.name(),
                  column));
        }
      }
    }
  }

  /**
   * A data set with a prediction a target appended, as column expressions: Spark prunes, pushes
   * down and streams as always. A row that cannot be used has null predictions.
   *
   * @param reason a column to say why a row has none; empty for none
   * @throws BadInputException where the data set lacks a feature, or has a column of the name of
   *     one that is appended
   */
  public static Dataset<Row> of(Dataset<?> frame, LinearModel model, Optional<String> reason) {
    return LinearTransform.of(frame, model.withoutControls(), PredictionExtras.NONE, reason);
  }

  /** The same with intervals; diagnostics are for files alone. */
  public static Dataset<Row> of(
      Dataset<?> frame, LinearModel model, PredictionExtras extras, Optional<String> reason) {
    if (extras.diagnostics()) {
      throw new UsageException(
          "a data set is given intervals: diagnostics are of tables, by write");
    }
    return LinearTransform.of(frame, predicting(model, extras), extras, reason);
  }

  /** The model without its controls, of which it knows no intervals or diagnostics. */
  private static LinearModel predicting(LinearModel model, PredictionExtras extras) {
    if (!extras.none() && !model.roles().controls().isEmpty()) {
      throw new BadInputException(
          "the model predicts without its controls, and does not know how sure that is: leave out"
              + " intervals and diagnostics");
    }
    return model.withoutControls();
  }

  private static Selection selection(Table table, LinearModel model, PredictionExtras extras) {
    if (!extras.diagnostics()) {
      ColumnRoles roles = ColumnRoles.known(model.features(), List.of());
      Selection columns = Selection.of(table, KnownRoles.withOffset(model, roles));
      return ReadOrigins.less(columns, new Origins(model.origins().features(), List.of()));
    }
    ColumnRoles roles =
        KnownRoles.withOffset(model, ColumnRoles.known(model.features(), model.targets()));
    Optional<String> weights = extras.weights().or(() -> model.roles().weights());
    Selection columns = Selection.of(table, weights.map(roles::withWeights).orElse(roles));
    return ReadOrigins.less(columns, model.origins());
  }

  /** How rows that cannot be used were dealt with in a model's training. */
  public static RowSettings rows(LinearModel model) {
    return SkipRules.of(model.training());
  }

  /**
   * What was written.
   *
   * @param rows all of them
   * @param withoutPrediction those that lack a value, or cannot be used otherwise
   */
  public record Written(long rows, long withoutPrediction) {}

  /**
   * Writes the predictions; rows that cannot be used are dealt with as in the model's training.
   *
   * @param format csv (with a header), parquet, json or any Spark source
   * @throws BadInputException for the first row in input order that cannot be used and may not be
   *     without a prediction
   */
  public static Written write(
      SparkSession spark, Table table, LinearModel model, String format, String path) {
    return write(spark, table, model, format, path, SkipRules.of(model.training()));
  }

  /**
   * The same with other rules than the model's training had.
   *
   * @param rows what of them counts: which rows stay without a prediction
   */
  public static Written write(
      SparkSession spark,
      Table table,
      LinearModel model,
      String format,
      String path,
      RowSettings rows) {
    return write(spark, table, model, PredictionExtras.NONE, format, path, rows);
  }

  /**
   * The same with more than the predictions.
   *
   * @param extras what is appended beside them
   * @throws BadInputException also where the model does not know how sure it is, or diagnostics are
   *     asked for and the table lacks a target
   */
  public static Written write(
      SparkSession session,
      Table table,
      LinearModel whole,
      PredictionExtras extras,
      String format,
      String path,
      RowSettings rows) {
    SparkSession spark = WritingSession.of(session);
    LinearModel model = predicting(whole, extras);
    Observation seen = new Observation("predicted rows");
    Optional<Selection> json =
        format.equals("json")
            ? table.keepingJson(selection(table, model, extras))
            : Optional.empty();
    Dataset<Row> predicted =
        json.map(selection -> json(spark, table, model, extras, selection, rows))
            .orElseGet(() -> of(spark, table, model, extras, format.equals("csv"), rows));
    org.apache.spark.sql.Column none =
        json.isPresent()
            ? predicted.col("none")
            : predicted.col(quoted(columns(model).get(0))).isNull();
    Dataset<Row> observed =
        predicted.observe(
            seen,
            functions.count(functions.lit(1)).as("rows"),
            functions.count(functions.when(none, 1)).as("none"));
    Dataset<Row> written =
        json.isPresent()
            ? observed.select("value")
            : format.equals("json") ? timesAsText(observed) : observed;
    String writer = json.isPresent() ? JsonLines.class.getName() : format;
    try {
      PenteException.unwrapped(
          () -> {
            written.write().format(writer).options(AS_THEY_ARE).save(path);
            return path;
          });
      Map<String, ?> counts = seen.getAsJava();
      return new Written((Long) counts.get("rows"), (Long) counts.get("none"));
    } catch (PenteException e) {
      throw e;
    } catch (Exception e) {
      if (!causedByBadRow(e)) {
        throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
      }
      throw firstBadRow(table, selection(table, model, extras), rows);
    }
  }

  /** Times of the day, which not every Spark's JSON has. */
  private static Dataset<Row> timesAsText(Dataset<Row> rows) {
    Dataset<Row> text = rows;
    for (StructField field : rows.schema().fields()) {
      if (field.dataType() instanceof TimeType) {
        text = text.withColumn(field.name(), text.col(quoted(field.name())).cast("string"));
      }
    }
    return text;
  }

  private static String quoted(String column) {
    return '`' + column.replace("`", "``") + '`';
  }

  private static boolean causedByBadRow(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean named =
          cause instanceof SparkException
              && String.valueOf(cause.getMessage()).contains(BadRowException.class.getName());
      if (cause instanceof BadRowException || named) {
        return true;
      }
    }
    return false;
  }

  /** Tasks fail in any order: the rows are read again to find the first bad one. */
  private static BadInputException firstBadRow(Table table, Selection selection, RowSettings rows) {
    try {
      new SparkBlocks<>(
              Packing.pack(
                      table,
                      selection,
                      PackingOptions.AS_THEY_ARE.with(SkipRules.of(rows).forCells()))
                  .blocks())
          .sum(new SumAndRejections.Task<>(new Moments.Task()), "find the first bad row")
          .rejections()
          .refuse(
              table,
              " (every row is to be predicted: use %s to leave predictions for want of a cell empty,"
                  + " or clean the data)");
    } catch (BadInputException e) {
      return e;
    }
    throw new IllegalStateException("A row was bad once and is not any more");
  }

  /** Says in a task that a row cannot be used. */
  static final class BadRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRowException(BadRow row) {
      super(row.toString());
    }
  }
}
