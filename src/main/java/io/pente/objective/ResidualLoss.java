package io.pente.objective;

import io.pente.function.HuberError;
import io.pente.function.SquaredError;
import java.io.Serializable;

/**
 * What residuals cost and how steeply: all that a linear model's pass knows of its loss. A loss is
 * called with a tile of residuals at a time, and works in place.
 */
public sealed interface ResidualLoss extends Serializable {
  /** Σ ω r². */
  ResidualLoss SQUARED = new Squared();

  /**
   * Whether it has a scale of the residuals as a further variable of each target, given by its
   * logarithm.
   */
  boolean fitsScale();

  /** By which power of the targets' unit its value grows. */
  int degree();

  /**
   * Adds what a tile of residuals costs, and turns them into half the derivatives, ω times, in
   * place.
   *
   * @param residuals count × columns, row-major
   * @param weights ω, or null where all are 1
   * @param from the index in ω of the tile's first row
   * @param scales one a column; NaN where a column is a direction's and only to be weighted
   */
  void add(
      double[] residuals,
      int count,
      int columns,
      double[] weights,
      int from,
      double[] scales,
      LossSums into);

  /**
   * Sums over rows, one a column; added to in place.
   *
   * @param squares Σ ω r²
   * @param losses Σ ω of what a residual costs; of length 0 where that is its square
   * @param slopes half its derivative by the scale's logarithm; of length 0 where there is none
   */
  record LossSums(double[] squares, double[] losses, double[] slopes) {}

  /** The sums of no rows, for so many columns. */
  default LossSums sums(int columns) {
    int more = fitsScale() ? columns : 0;
    return new LossSums(new double[columns], new double[more], new double[more]);
  }

  /** r². */
  record Squared() implements ResidualLoss {
    @Override
    public boolean fitsScale() {
      return false;
    }

    @Override
    public int degree() {
      return 2;
    }

    @Override
    public void add(
        double[] residuals,
        int count,
        int columns,
        double[] weights,
        int from,
        double[] scales,
        LossSums into) {
      SquaredError.add(residuals, count, columns, weights, from, into.squares());
    }
  }

  /**
   * Huber's, σ + H(r/σ)σ: {@link HuberError}.
   *
   * @param epsilon &gt; 1
   */
  record Huber(double epsilon) implements ResidualLoss {
    @Override
    public boolean fitsScale() {
      return true;
    }

    @Override
    public int degree() {
      return 1;
    }

    @Override
    public void add(
        double[] residuals,
        int count,
        int columns,
        double[] weights,
        int from,
        double[] scales,
        LossSums into) {
      HuberError.add(
          residuals,
          count,
          columns,
          weights,
          from,
          epsilon,
          scales,
          into.squares(),
          into.losses(),
          into.slopes());
    }
  }
}
