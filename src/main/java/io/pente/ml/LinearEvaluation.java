package io.pente.ml;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.model.LinearModel;
import io.pente.objective.ErrorSum;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.PackedRows;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.spark.pack.SumAndRejections;
import io.pente.table.ColumnRoles;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
    Selection selection = Selection.of(table, ColumnRoles.known(model.features(), model.targets()));
    PackedRows packed = Packing.pack(table, selection, PackingOptions.AS_THEY_ARE);
    ErrorTask task = new ErrorTask(model.predictor(), null);
    SumAndRejections<ErrorSum> seen =
        new SparkBlocks<>(packed.blocks())
            .sum(new SumAndRejections.Task<>(task), "evaluate " + table.name());
    seen.rejections().refuse(table, Sentence.plain(" (every row counts: clean the file)"));
    if (seen.sum().rows() == 0) {
      throw new BadInputException(
          String.format(Locale.ROOT, "%s has no rows to evaluate", table.name()));
    }
    return Errors.of(seen.sum(), model.targets().size());
  }

  /**
   * The same over packed rows, which are less their pivots: predictions to rounding.
   *
   * @param targets the numbers of the model's targets among the rows'
   */
  static Errors of(
      Blocks<LinearBlock> blocks, LinearModel model, List<Integer> targets, LinearRows rows) {
    double[] centre = model.centre();
    double[] atCentre = model.atCentre();
    for (int j = 0; j < Math.min(centre.length, rows.featurePivots().length); j++) {
      centre[j] -= rows.featurePivots()[j];
    }
    for (int k = 0; k < atCentre.length; k++) {
      atCentre[k] -= rows.targetPivots()[targets.get(k)];
    }
    LinearModel packed =
        new LinearModel(
            model.features(),
            model.targets(),
            model.weights(),
            model.bias(),
            centre,
            atCentre,
            model.training());
    int[] columns = targets.stream().mapToInt(Integer::intValue).toArray();
    ErrorTask task = new ErrorTask(packed.predictor(), columns);
    return Errors.of(blocks.sum(task, "evaluate"), targets.size());
  }

  /**
   * Errors of a model over rows.
   *
   * @param mse the sum over targets of the mean squared error
   * @param rmse √ of each target's mean squared error
   * @param mae each target's mean absolute error
   * @param r2 1 − residual over total sum of squares of each target; NaN for a constant one
   */
  public record Errors(long rows, double mse, double[] rmse, double[] mae, double[] r2) {
    private static Errors of(ErrorSum sum, int targets) {
      double[] rmse = new double[targets];
      double[] mae = new double[targets];
      double[] r2 = new double[targets];
      Arrays.setAll(rmse, sum::rmse);
      Arrays.setAll(mae, sum::mae);
      Arrays.setAll(r2, sum::r2);
      return new Errors(sum.rows(), sum.meanSquaredError(), rmse, mae, r2);
    }
  }
}
