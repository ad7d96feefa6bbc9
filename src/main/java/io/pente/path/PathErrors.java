package io.pente.path;

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
          double[][][] weights = new double[values.length][][];
          for (int k = 0; k < values.length; k++) {
            double[] linear = rows.training(fold).quadratic(k).linear();
            weights[k] = ridge.weights(linear, values[k]);
          }
          return weights;
        });
  }

  /** The same with absolute values or walls, by coordinate descent. */
  public static double[][][] descent(FoldedRows rows, double[][] values, Costs costs) {
    return folds(
        rows,
        fold -> {
          RowProducts training = rows.training(fold);
          double[] sizes = training.penaltySquares();
          double[][][] weights = new double[values.length][][];
          for (int k = 0; k < values.length; k++) {
            int target = k;
            Separable[] path =
                java.util.Arrays.stream(values[k])
                    .mapToObj(value -> costs.of(target, value, sizes))
                    .toArray(Separable[]::new);
            weights[k] = DescentPath.weights(training.quadratic(k), path);
          }
          return weights;
        });
  }

  private interface Fits {
    double[][][] of(int fold);
  }

  /** Folds are independent of each other: several at once give the same bits. */
  private static double[][][] folds(FoldedRows rows, Fits fits) {
    return IntStream.range(0, rows.count())
        .parallel()
        .mapToObj(fold -> errors(rows, fold, fits.of(fold)))
        .toArray(double[][][]::new);
  }

  private static double[][] errors(FoldedRows rows, int fold, double[][][] weights) {
    double[][] errors = new double[weights.length][];
    for (int k = 0; k < weights.length; k++) {
      errors[k] = new double[weights[k].length];
      for (int v = 0; v < weights[k].length; v++) {
        errors[k][v] = rows.heldOut(fold, k, weights[k][v]);
      }
    }
    return errors;
  }
}
