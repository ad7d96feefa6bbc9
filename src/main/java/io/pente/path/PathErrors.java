package io.pente.path;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The errors of each fold by fits to the others, for all penalties of a path and all targets. */
public final class PathErrors {
  private PathErrors() {}

  /** What a penalty of the path costs in the units of the products. */
  public interface Costs {
    /**
     * Of one value.
     *
     * @param sizes the features' squared sizes in the penalty
     */
    Separable of(int target, double value, double[] sizes);
  }

  /**
   * By ridge regression.
   *
   * @param values of each target, descending
   * @return Σω(y − ŷ)² of each fold, target and value, in units of the products
   */
  public static double[][][] ridge(FoldedRows rows, double[][] values) {
    return folds(
        rows,
        fold -> {
          RidgePath ridge = new RidgePath(rows.training(fold));
          return k -> ridge.beyond(rows.reference(k), rows.slope(fold, k), values[k]);
        },
        values[0].length);
  }

  /** The same with absolute values or walls, by coordinate descent. */
  public static double[][][] descent(FoldedRows rows, double[][] values, Costs costs) {
    return folds(
        rows,
        fold -> {
          RowProducts training = rows.training(fold);
          double[] sizes = training.penaltySquares();
          return k -> {
            Separable[] path =
                Arrays.stream(values[k])
                    .mapToObj(value -> costs.of(k, value, sizes))
                    .toArray(Separable[]::new);
            return beyond(rows.reference(k), DescentPath.weights(training.quadratic(k), path));
          };
        },
        values[0].length);
  }

  /** Weights less the reference, n × values row-major. */
  private static double[] beyond(double[] reference, double[][] weights) {
    double[] beyond = new double[reference.length * weights.length];
    for (int v = 0; v < weights.length; v++) {
      for (int j = 0; j < reference.length; j++) {
        beyond[j * weights.length + v] = weights[v][j] - reference[j];
      }
    }
    return beyond;
  }

  /** Fits to the rows outside a fold, of a target, along its path: less the reference. */
  private interface Fits {
    double[] beyond(int target);
  }

  /** Folds are independent of each other: several at once give the same bits. */
  private static double[][][] folds(FoldedRows rows, IntFunction<Fits> fits, int values) {
    return IntStream.range(0, rows.count())
        .parallel()
        .mapToObj(fold -> errors(rows, fold, fits.apply(fold), values))
        .toArray(double[][][]::new);
  }

  private static double[][] errors(FoldedRows rows, int fold, Fits fits, int values) {
    HeldOutFold heldOut = rows.heldOut(fold);
    double[][] errors = new double[rows.targets()][];
    Arrays.setAll(errors, k -> heldOut.squares(k, fits.beyond(k), values));
    return errors;
  }
}
