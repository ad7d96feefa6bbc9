package io.pente.function;

import io.pente.linalg.DenseRows;
import io.pente.linalg.Kernels;
import io.pente.linalg.RowMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * Ŷ = XW + 1bᵀ as a function of (X, W, b).
 *
 * <table>
 * <caption>backward, ∇L being the gradient at Ŷ</caption>
 * <tr><th>input<th>shape<th>gradient
 * <tr><td>X<td>q × n<td>∇L·Wᵀ
 * <tr><td>W<td>n × p<td>Xᵀ·∇L
 * <tr><td>b<td>1 × p<td>the column sums of ∇L
 * </table>
 *
 * <p>The static methods do this for a tile of rows of X, in arrays of the caller's and without
 * allocating any: the distributed job and this function go through the same ones.
 */
public final class Linear implements Differentiable {
  private final Variable x;
  private final Variable w;
  private final Variable b;
  private final Variable predictions;

  /**
   * @param q rows of X and Ŷ
   * @param n columns of X, rows of W
   * @param p columns of W and Ŷ, entries of b
   */
  public Linear(int q, int n, int p) {
    x = new Variable("X", q, n);
    w = new Variable("W", n, p);
    b = new Variable("b", 1, p);
    predictions = new Variable("Ŷ", q, p);
  }

  @Override
  public List<Variable> inputs() {
    return List.of(x, w, b);
  }

  @Override
  public Variable output() {
    return predictions;
  }

  @Override
  public double[] forward(double[]... inputs) {
    Shapes.require(this, inputs);
    double[] result = new double[predictions.length()];
    forward(rows(x, inputs[0]), 0, x.rows(), inputs[1], inputs[2], w.columns(), result);
    return result;
  }

  @Override
  public double[][] backward(double[] outputGradient, double[]... inputs) {
    Shapes.require(this, outputGradient, inputs);
    double[] forX = new double[x.length()];
    double[] forW = new double[w.length()];
    double[] forB = new double[b.length()];
    double[] transposed = transpose(inputs[1], w.rows(), w.columns());
    rows(predictions, outputGradient).times(0, x.rows(), transposed, x.columns(), forX);
    backward(rows(x, inputs[0]), 0, x.rows(), outputGradient, w.columns(), forW, forB);
    return new double[][] {forX, forW, forB};
  }

  private static DenseRows rows(Variable variable, double[] values) {
    return new DenseRows(variable.rows(), variable.columns(), values);
  }

  private static double[] transpose(double[] matrix, int rows, int columns) {
    double[] transposed = new double[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = matrix[i * columns + j];
      }
    }
    return transposed;
  }

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
    Kernels.best().addColumnSums(gradient, count, c, biasGradient);
  }
}
