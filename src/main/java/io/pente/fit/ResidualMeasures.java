package io.pente.fit;

import io.pente.data.ColumnUnits;
import io.pente.model.LinearModel;
import io.pente.table.Table;
import java.util.Optional;

/**
 * What rows say of one target's residuals r = y − ŷ, weighted by ω, in the target's units. All sums
 * of squares about a mean are summed about it.
 *
 * @param observations rows that weigh something
 * @param weight Σω
 * @param squaredWeight Σω²
 * @param squares Σωr²
 * @param absolutes Σω|r|
 * @param explained Σω(ŷ − ȳ)²
 * @param aboutMean Σω(y − ȳ)²
 * @param aboutZero Σωy²
 * @param least √ω r
 * @param largest √ω r
 */
public record ResidualMeasures(
    long observations,
    double weight,
    double squaredWeight,
    double squares,
    double absolutes,
    double explained,
    double aboutMean,
    double aboutZero,
    double least,
    double largest) {
  /**
   * Those of each of a model's targets, in one pass over a table.
   *
   * @param weights a column of numbers ≥ 0
   * @throws io.pente.failure.BadInputException where the table lacks a column, has a row that
   *     cannot be used, or has no rows
   */
  public static ResidualMeasures[] of(Table table, LinearModel model, Optional<String> weights) {
    return LinearEvaluation.measures(table, model, weights);
  }

  /**
   * Of target k among the sums.
   *
   * @param units that the sums are in
   * @param column the target's number among them
   */
  static ResidualMeasures of(MeasuresTask.Sums sums, int k, ColumnUnits units, int column) {
    double unit = units.unit(column);
    double mean = sums.targets.means()[k];
    double moved = sums.predictions.means()[k] - mean;
    double about = sums.targets.secondMoments()[k];
    double explained = sums.predictions.secondMoments()[k] + sums.weight * moved * moved;
    double centre = units.original(column, mean);
    double aboutMean = about / unit / unit;
    return new ResidualMeasures(
        sums.weighing,
        sums.weight,
        sums.squaredWeight,
        sums.squares[k] / unit / unit,
        sums.absolutes[k] / unit,
        explained / unit / unit,
        aboutMean,
        aboutMean + sums.weight * centre * centre,
        sums.least[k] / unit,
        sums.largest[k] / unit);
  }
}
