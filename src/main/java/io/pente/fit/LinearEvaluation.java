package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.Blocks;
import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.model.LinearPredictor;
import io.pente.model.Origins;
import io.pente.objective.ErrorSum;
import io.pente.settings.RowSettings;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.PackedRows;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.spark.pack.Rejections;
import io.pente.spark.pack.SumAndRejections;
import io.pente.table.ColumnRoles;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How far a model's predictions are from a table's targets, in one pass over the source. */
public final class LinearEvaluation {
  private LinearEvaluation() {}

  /**
   * The errors of each of the model's targets.
   *
   * @throws BadInputException where the table lacks a column, has a row that cannot be used, or has
   *     no rows
   */
  public static Errors of(Table table, LinearModel model) {
    return of(table, model, Optional.empty());
  }

  /**
   * The same with row weights.
   *
   * @param weights a column of numbers ≥ 0
   */
  public static Errors of(Table table, LinearModel model, Optional<String> weights) {
    return of(table, model, weights, SkipRules.of(model.training()));
  }

  /**
   * The same with other rules for rows that cannot be used than the model's training had.
   *
   * @param model with its controls, which rows need not have
   * @param rows what of them counts: which rows are left out
   */
  public static Errors of(
      Table table, LinearModel model, Optional<String> weights, RowSettings rows) {
    Pass<ErrorSum> seen = pass(table, model, weights, rows, task -> task);
    requireRows(table, seen.sum().rows(), seen.sum().weight(), seen.rejections(), rows);
    return Errors.of(
        seen.sum(), seen.units(), seen.columns(), model.origins(), seen.rejections().count());
  }

  /** What a table says of the residuals of each of a model's targets. */
  static ResidualMeasures[] measures(Table table, LinearModel model, Optional<String> weights) {
    RowSettings rows = SkipRules.of(model.training());
    Pass<MeasuresTask.Sums> seen = pass(table, model, weights, rows, MeasuresTask::new);
    requireRows(table, seen.sum().rows, seen.sum().weight, seen.rejections(), rows);
    return measures(seen.sum(), seen.units(), seen.columns());
  }

  /** The same over packed rows. */
  static ResidualMeasures[] measures(
      Blocks<LinearBlock> blocks, LinearModel model, List<Integer> targets, LinearRows rows) {
    int[] columns = targets.stream().mapToInt(Integer::intValue).toArray();
    MeasuresTask task = new MeasuresTask(task(model, targets, rows));
    return measures(blocks.sum(task, "residuals"), rows.targets(), columns);
  }

  private static ResidualMeasures[] measures(
      MeasuresTask.Sums sums, ColumnUnits units, int[] columns) {
    return IntStream.range(0, columns.length)
        .mapToObj(k -> ResidualMeasures.of(sums, k, units, columns[k]))
        .toArray(ResidualMeasures[]::new);
  }

  /**
   * What a pass over a table brought.
   *
   * @param units of the targets
   * @param columns their numbers among those
   */
  private record Pass<S extends Sum<S>>(
      S sum, Rejections rejections, ColumnUnits units, int[] columns) {}

  private static <S extends Sum<S>> Pass<S> pass(
      Table table,
      LinearModel whole,
      Optional<String> weights,
      RowSettings rows,
      Function<ErrorTask, BlockTask<LinearBlock, S>> asked) {
    LinearModel model = whole.withoutControls();
    ColumnRoles known =
        KnownRoles.withOffset(model, ColumnRoles.known(model.features(), model.targets()));
    Selection selection =
        ReadOrigins.less(
            Selection.of(table, weights.map(known::withWeights).orElse(known)), model.origins());
    PackedRows packed =
        Packing.pack(table, selection, PackingOptions.UNSHIFTED.with(SkipRules.of(rows)));
    int[] all = IntStream.range(0, model.targets().size()).toArray();
    ErrorTask task =
        new ErrorTask(
            packed(model.relativeTo(model.origins()), packed.features(), packed.targets(), all),
            all);
    SumAndRejections<S> seen =
        new SparkBlocks<>(packed.blocks())
            .sum(new SumAndRejections.Task<>(asked.apply(task)), "evaluate " + table.name());
    return new Pass<>(seen.sum(), seen.rejections(), packed.targets(), all);
  }

  private static void requireRows(
      Table table, long count, double weight, Rejections rejections, RowSettings rows) {
    rejections.refuse(
        table, " (every row counts: use %s to leave such rows out, or clean the data)");
    rejections.requireMost(table, count, rows.mostSkipped());
    if (count == 0) {
      throw new BadInputException(
          String.format(Locale.ROOT, "%s has no rows to evaluate", table.name()));
    }
    if (weight == 0) {
      throw new BadInputException(
          String.format(Locale.ROOT, "%s: every row weighs 0", table.name()));
    }
  }

  /**
   * The same over packed rows, which are less their pivots: predictions to rounding.
   *
   * @param targets the numbers of the model's targets among the rows'
   */
  static Errors of(
      Blocks<LinearBlock> blocks, LinearModel model, List<Integer> targets, LinearRows rows) {
    int[] columns = targets.stream().mapToInt(Integer::intValue).toArray();
    ErrorTask task = task(model, targets, rows);
    Origins origins = ReadOrigins.of(rows.origins(), targets);
    return Errors.of(blocks.sum(task, "evaluate"), rows.targets(), columns, origins, 0);
  }

  private static ErrorTask task(LinearModel model, List<Integer> targets, LinearRows rows) {
    int[] columns = targets.stream().mapToInt(Integer::intValue).toArray();
    LinearModel relative = model.relativeTo(ReadOrigins.of(rows.origins(), targets));
    return new ErrorTask(packed(relative, rows.features(), rows.targets(), columns), columns);
  }

  /**
   * The model's formula for packed rows.
   *
   * @param columns the numbers of the model's targets among the rows'
   */
  static LinearPredictor packed(
      LinearModel model, ColumnUnits features, ColumnUnits targets, int[] columns) {
    double[] centre = model.centre();
    double[] atCentre = model.atCentre();
    double[] weights = model.weights();
    int p = columns.length;
    for (int k = 0; k < p; k++) {
      double unit = targets.unit(columns[k]);
      atCentre[k] = (atCentre[k] - targets.pivot(columns[k])) * unit;
      for (int j = 0; j < model.features().size(); j++) {
        weights[j * p + k] *= unit / features.unit(j);
      }
    }
    for (int j = 0; j < centre.length; j++) {
      centre[j] = (centre[j] - features.pivot(j)) * features.unit(j);
    }
    return new LinearModel(
            model.features(),
            model.targets(),
            weights,
            model.bias(),
            centre,
            atCentre,
            model.training())
        .predictor();
  }

  /**
   * Errors of a model over rows.
   *
   * @param skippedRows left out, as they lack a value or cannot be used
   * @param mse the sum over targets of the mean squared error
   * @param rmse √ of each target's mean squared error
   * @param mae each target's mean absolute error
   * @param r2 1 − residual over total sum of squares of each target; NaN for a constant one
   * @param r2Origin the same about 0, Σωy² being the total: R's R² of a model without an intercept
   */
  public record Errors(
      long rows,
      long skippedRows,
      double mse,
      double[] rmse,
      double[] mae,
      double[] r2,
      double[] r2Origin) {
    public Errors {
      rmse = rmse.clone();
      mae = mae.clone();
      r2 = r2.clone();
      r2Origin = r2Origin.clone();
    }

    @Override
    public double[] rmse() {
      return rmse.clone();
    }

    @Override
    public double[] mae() {
      return mae.clone();
    }

    @Override
    public double[] r2() {
      return r2.clone();
    }

    @Override
    public double[] r2Origin() {
      return r2Origin.clone();
    }

    private static Errors of(
        ErrorSum sum, ColumnUnits units, int[] columns, Origins origins, long skipped) {
      double[] rmse = new double[columns.length];
      double[] mae = new double[columns.length];
      double[] r2 = new double[columns.length];
      double[] r2Origin = new double[columns.length];
      double squares = 0;
      for (int k = 0; k < columns.length; k++) {
        double unit = units.unit(columns[k]);
        rmse[k] = sum.rmse(k) / unit;
        mae[k] = sum.mae(k) / unit;
        r2[k] = sum.r2(k);
        double mean = units.original(columns[k], sum.mean(k)) + origins.target(k).doubleValue();
        r2Origin[k] = sum.r2AboutZero(k, mean * unit);
        squares += sum.squared(k) / unit / unit;
      }
      return new Errors(sum.rows(), skipped, squares / sum.weight(), rmse, mae, r2, r2Origin);
    }
  }
}
