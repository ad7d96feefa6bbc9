package io.pente.ml;

import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.objective.ErrorSum;
import io.pente.objective.ErrorTask;
import io.pente.spark.SparkBlocks;
import io.pente.spark.input.Selection;
import io.pente.spark.input.Table;
import io.pente.spark.input.Wanted;
import io.pente.spark.packing.PackedRows;
import io.pente.spark.packing.Packing;
import io.pente.spark.packing.PackingOptions;

/** How far a model's predictions are from a table's targets, in one pass over the source. */
public final class LinearEvaluation {
  private LinearEvaluation() {}

  /**
   * The errors of each of the model's targets.
   *
   * @throws BadInputException where the table lacks a column, has a row that cannot be used, or has
   *     no rows
   */
  public static ErrorSum of(Table table, LinearModel model) {
    Selection selection = Selection.of(table, Wanted.known(model.features(), model.targets()));
    PackingOptions asTheyAre = new PackingOptions(false, false, 0, PackingOptions.BLOCK_BYTES);
    PackedRows packed = Packing.pack(table, selection, asTheyAre);
    ErrorTask task = new ErrorTask(model.weights(), model.bias());
    Checked<ErrorSum> seen =
        new SparkBlocks<>(packed.blocks())
            .sum(new Checked.Task<>(task), "evaluate " + table.name());
    seen.rejections().refuse(table, false);
    if (seen.sum().rows() == 0) {
      throw new BadInputException("%s has no rows to evaluate".formatted(table.name()));
    }
    return seen.sum();
  }
}
