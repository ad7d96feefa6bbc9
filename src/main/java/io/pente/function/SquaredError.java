package io.pente.function;

import io.pente.linalg.Kernels;

/**
 * Σᵢ ωᵢ ‖Ŷᵢ − Yᵢ‖² over rows i: a sum, which can be added up over tiles, blocks and tasks; {@link
 * MeanSquaredError} divides it, once.
 *
 * <p>The methods work in arrays of the caller's and allocate nothing. NaN and infinity pass into
 * the sums; no rows add nothing.
 */
public final class SquaredError {
  private SquaredError() {}

  /**
   * Turns predictions into residuals, in place: R = Ŷ − Y, column j less target column {@code
   * targetOf[j]}. A column without a target (−1) stays as it is: along a direction (V, d) in place
   * of (W, b), XV + 1dᵀ is the residual's derivative, from which {@link Linear#backward} makes half
   * the Hessian's product.
   *
   * @param predictions Ŷ, count × c row-major from index 0; becomes R
   * @param y Y, row-major with p columns
   * @param yFrom the row of Y that belongs to row 0 of Ŷ
   * @param targetOf for each of the c columns a column of Y, or −1 for none
   */
  public static void residual(
      double[] predictions, int count, int c, double[] y, int yFrom, int p, int[] targetOf) {
    if (inOrder(targetOf, p)) {
      Kernels.best().subtract(predictions, 0, y, yFrom * p, count * p);
      return;
    }
    for (int i = 0; i < count; i++) {
      int row = i * c;
      int yRow = (yFrom + i) * p;
      for (int j = 0; j < c; j++) {
        if (targetOf[j] >= 0) {
          predictions[row + j] -= y[yRow + targetOf[j]];
        }
      }
    }
  }

  /** Whether the columns are all of Y's, in its order. */
  private static boolean inOrder(int[] targetOf, int p) {
    boolean same = targetOf.length == p;
    for (int j = 0; same && j < p; j++) {
      same = targetOf[j] == j;
    }
    return same;
  }

  /**
   * Adds Σᵢ ωᵢ Rᵢⱼ² to {@code squaredErrors[j]} for each column j, and turns R into ωᵢRᵢⱼ, in
   * place: half the gradient of that sum for Ŷᵢⱼ, in which ω stands once. Without row weights R
   * stays as it is. Rows are added in order, one by one, in every column alike.
   *
   * @param residuals R, count × c row-major from index 0; scaled in place by the row weights
   * @param rowWeights ω ≥ 0; null where every row weighs 1
   * @param from the index in ω that belongs to row 0 of R
   * @param squaredErrors c; added to in place
   */
  public static void add(
      double[] residuals, int count, int c, double[] rowWeights, int from, double[] squaredErrors) {
    if (rowWeights == null) {
      Kernels.best().addColumnSquares(residuals, count, c, squaredErrors);
      return;
    }
    for (int i = 0; i < count; i++) {
      addRow(residuals, i * c, c, rowWeights[from + i], squaredErrors);
    }
  }

  private static void addRow(
      double[] residuals, int row, int c, double weight, double[] squaredErrors) {
    for (int j = 0; j < c; j++) {
      double r = residuals[row + j];
      double weighted = weight * r;
      squaredErrors[j] += weighted * r;
      residuals[row + j] = weighted;
    }
  }
}
