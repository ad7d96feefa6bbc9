package io.pente.objective;

import io.pente.data.RectifierBlock;
import io.pente.function.Rectifier;
import io.pente.linalg.RowMatrix;
import java.util.Arrays;

/**
 * Forward and backward over one block, in tiles of rows that stay in cache. All arrays are
 * row-major with a row for each of the tile's rows and a column for each question.
 */
final class RectifierPass {
  private final RectifierTask task;
  private final RectifierBlock block;
  private final GradientSum into;
  private final int questions;
  private final int directions;
  private final int tile;

  /** (Mx)⁺, or Diag(c) Mv for a product. */
  private final double[] rectified;

  /** c(Mx). */
  private final double[] slopes;

  /** Mv. */
  private final double[] along;

  /** One part's a, or Jv. */
  private final double[] residuals;

  /** Re(S̄ Diag(c) a), over the parts. */
  private final double[] pulled;

  /** One question's column of Mx, then of (Mx)⁺. */
  private final double[] values;

  private final double[] slope;
  private final double[] squares;

  RectifierPass(RectifierTask task, RectifierBlock block, GradientSum into) {
    this.task = task;
    this.block = block;
    this.into = into;
    this.questions = task.products().length;
    this.directions = task.alongs().length / task.dimension();
    this.tile = Math.min(block.m().tileRows(questions), block.rows());
    this.rectified = new double[tile * questions];
    this.slopes = new double[tile * questions];
    this.along = new double[tile * directions];
    this.residuals = new double[tile * questions];
    this.pulled = new double[tile * questions];
    this.values = new double[tile];
    this.slope = new double[tile];
    this.squares = new double[questions];
  }

  void run() {
    for (int from = 0; from < block.rows(); from += tile) {
      int count = Math.min(tile, block.rows() - from);
      rectify(from, count);
      Arrays.fill(pulled, 0, count * questions, 0);
      for (RectifierBlock.Part part : block.parts()) {
        add(part, from, count);
      }
      block.m().transposedTimes(from, count, pulled, questions, into.gradient());
    }
    for (int k = 0; k < questions; k++) {
      into.addSquaredError(k, squares[k]);
    }
    into.count(block.rows(), block.rows());
  }

  private void rectify(int from, int count) {
    multiply(block.m(), from, count, task.points(), questions, rectified);
    if (directions > 0) {
      multiply(block.m(), from, count, task.alongs(), directions, along);
    }
    for (int k = 0; k < questions; k++) {
      rectifyColumn(k, count);
    }
  }

  /** Question k's column of Mx becomes (Mx)⁺ or Diag(c) Mv; that of the slopes c. */
  private void rectifyColumn(int k, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = rectified[i * questions + k];
    }
    Rectifier.apply(task.lambdas()[k], values, count, slope);
    int direction = task.products()[k];
    for (int i = 0; i < count; i++) {
      int at = i * questions + k;
      slopes[at] = slope[i];
      rectified[at] = direction < 0 ? values[i] : slope[i] * along[i * directions + direction];
    }
  }

  private void add(RectifierBlock.Part part, int from, int count) {
    multiply(part.a(), from, count, task.moves(), questions, residuals);
    for (int i = 0; i < count; i++) {
      double scale = part.scale()[from + i];
      double target = task.unit() * part.target()[from + i];
      for (int k = 0; k < questions; k++) {
        int at = i * questions + k;
        double t = task.products()[k] < 0 ? target : 0;
        double r = scale * rectified[at] - residuals[at] - t;
        squares[k] += r * r;
        pulled[at] += scale * slopes[at] * r;
        residuals[at] = -r;
      }
    }
    if (part.a() != null) {
      part.a().transposedTimes(from, count, residuals, questions, into.gradient());
    }
  }

  /** product = X · V over the tile; zeros where X is null. */
  private static void multiply(
      RowMatrix x, int from, int count, double[] v, int columns, double[] product) {
    Arrays.fill(product, 0, count * columns, 0);
    if (x != null) {
      x.times(from, count, v, columns, product);
    }
  }
}
