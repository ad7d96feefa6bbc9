package io.pente.function;

import io.pente.linalg.RowMatrix;
import java.util.Arrays;

/**
 * Ŷ = XW + 1bᵀ: X is q × n, W is n × p, b has p entries, Ŷ is q × p.
 *
 * <p>The static methods go over a tile of rows of X, in arrays of the caller's and without
 * allocating any: the distributed job and this function are sums over the same tiles.
 */
public final class Linear {
  private Linear() {}

  /**
   * The predictions of X[from .. from + count): Ŷ = XW + 1bᵀ.
   *
   * @param weights W, n × c row-major
   * @param bias b, c
   * @param predictions Ŷ, count × c row-major from index 0; overwritten
   */
  public static void forward(
      RowMatrix x,
      int from,
      int count,
      double[] weights,
      double[] bias,
      int c,
      double[] predictions) {
    if (c == 1) {
      Arrays.fill(predictions, 0, count, bias[0]);
    } else {
      for (int i = 0; i < count; i++) {
        System.arraycopy(bias, 0, predictions, i * c, c);
      }
    }
    x.times(from, count, weights, c, predictions);
  }

  /**
   * The share of X[from .. from + count) in the gradients for W and b: Xᵀ∇L and the column sums of
   * ∇L, both sums over rows.
   *
   * @param gradient ∇L = ∂L/∂Ŷ, count × c row-major from index 0
   * @param weightGradient n × c row-major; added to in place
   * @param biasGradient c; added to in place
   */
  public static void backward(
      RowMatrix x,
      int from,
      int count,
      double[] gradient,
      int c,
      double[] weightGradient,
      double[] biasGradient) {
    x.transposedTimes(from, count, gradient, c, weightGradient);
    for (int i = 0; i < count; i++) {
      int row = i * c;
      for (int j = 0; j < c; j++) {
        biasGradient[j] += gradient[row + j];
      }
    }
  }
}
