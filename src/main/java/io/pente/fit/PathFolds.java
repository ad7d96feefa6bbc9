package io.pente.fit;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.event.FitListener;
import io.pente.objective.LinearSpace;
import io.pente.path.FoldedRows;
import io.pente.path.Folds;
import io.pente.path.PathErrors;
import io.pente.path.Separable;
import io.pente.settings.Bounds;
import io.pente.settings.CrossValidation;
import io.pente.settings.LinearSettings;
import io.pente.settings.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The errors of folds by fits to the others along a path.
 *
 * @param squares Σω(y − ŷ)² of each fold, target and value, in original units
 * @param weights Σω of each fold
 */
record PathFolds(double[][][] squares, double[] weights) {
  /** From the folds' products. */
  static PathFolds byProducts(
      FoldedRows folded,
      LinearSpace space,
      LinearSettings settings,
      CrossValidation validation,
      double[][] values) {
    boolean ridge =
        validation.along() == CrossValidation.Along.L2
            && settings.penalty().l1() == 0
            && settings.bounds().none();
    double[][][] squares =
        ridge
            ? PathErrors.ridge(folded, values)
            : PathErrors.descent(
                folded,
                values,
                (k, value, sizes) ->
                    cost(space, settings, k, validation.at(value, settings.penalty()), sizes));
    for (double[][] fold : squares) {
      for (int k = 0; k < fold.length; k++) {
        int target = k;
        Arrays.setAll(fold[k], v -> space.originalValue(target, fold[target][v]));
      }
    }
    double[] weights = new double[folded.count()];
    Arrays.setAll(weights, folded::weight);
    return new PathFolds(squares, weights);
  }

  /** A penalty over some rows, whose features have other sizes there than over all. */
  private static Separable cost(
      LinearSpace space, LinearSettings settings, int k, Penalty penalty, double[] sizes) {
    double l1 = penalty.l1() / space.originalScale(k);
    Bounds bounds = settings.bounds();
    double[] squares = new double[sizes.length];
    double[] absolutes = new double[sizes.length];
    double[] low = new double[sizes.length];
    double[] high = new double[sizes.length];
    for (int j = 0; j < sizes.length; j++) {
      squares[j] = penalty.l2() * sizes[j];
      absolutes[j] = l1 * Math.sqrt(sizes[j]);
      double factor = space.weightFactor(j, k);
      low[j] = factor == 0 ? Double.NEGATIVE_INFINITY : bounds.lower(j) / factor;
      high[j] = factor == 0 ? Double.POSITIVE_INFINITY : bounds.upper(j) / factor;
    }
    return new Separable(squares, absolutes, low, high);
  }

  /**
   * By a fit for every fold and value, each begun at the one before: for more features than
   * products can be summed of.
   */
  static PathFolds byPasses(
      LinearRows rows,
      Folds folds,
      LinearSettings settings,
      CrossValidation validation,
      double[][] values,
      FitListener listener) {
    double[][][] squares = new double[folds.count()][][];
    double[] weights = new double[folds.count()];
    for (int fold = 0; fold < folds.count(); fold++) {
      Blocks<LinearBlock> training = new FoldBlocks(rows.blocks(), folds, fold, false);
      Blocks<LinearBlock> heldOut = new FoldBlocks(rows.blocks(), folds, fold, true);
      Moments own = heldOut.sum(new Moments.Task(), "moments of a fold");
      FoldedRows.requireWeight(fold, folds.count(), own.rows(), own.weight());
      weights[fold] = own.weight();
      squares[fold] = new double[values.length][values[0].length];
      Moments moments = training.sum(new Moments.Task(), "moments of the other folds");
      Optional<LinearStart> start = Optional.empty();
      for (int v = 0; v < values[0].length; v++) {
        LinearRequest request =
            LinearRequest.of(rows, plain(settings, validation, values, v))
                .withPenalties(penalties(settings, validation, values, v))
                .from(start);
        TrainedLinear fit = LinearTraining.train(rows, training, moments, request, listener);
        start = Optional.of(new LinearStart(fit.model()));
        double[] rmse = LinearEvaluation.of(heldOut, fit.model(), request.targets(), rows).rmse();
        for (int k = 0; k < rmse.length; k++) {
          squares[fold][k][v] = rmse[k] * rmse[k] * weights[fold];
        }
      }
    }
    return new PathFolds(squares, weights);
  }

  /** With the largest penalty of all targets, by which an optimizer is chosen. */
  private static LinearSettings plain(
      LinearSettings settings, CrossValidation validation, double[][] values, int v) {
    double largest = Arrays.stream(values).mapToDouble(own -> own[v]).max().orElse(0);
    return settings
        .withPenalty(validation.at(largest, settings.penalty()))
        .withStatistics(false)
        .withKeepMoments(false);
  }

  private static List<Penalty> penalties(
      LinearSettings settings, CrossValidation validation, double[][] values, int v) {
    List<Penalty> penalties = new ArrayList<>();
    for (double[] own : values) {
      penalties.add(validation.at(own[v], settings.penalty()));
    }
    return penalties;
  }
}
