package io.pente.fit;

import io.pente.objective.LinearSpace;
import io.pente.objective.Penalty;
import io.pente.objective.Standardization;
import io.pente.optim.Yardstick;
import io.pente.settings.LinearSettings;
import java.util.Arrays;

/**
 * What gradients of a linear model are measured by: column j of the weighted and centered rows has
 * the size σⱼ in the space trained in, 1 where columns are scaled; with the penalty's squares below
 * it √(σⱼ² + squareⱼ); the residuals of W = 0, b = mean(Y) have the target's deviation, 1 where it
 * is scaled. Huber's residuals have slopes of about 1 whatever they are.
 */
final class LinearYardstick {
  private LinearYardstick() {}

  /** For target k. */
  static Yardstick of(LinearSpace space, LinearSettings settings, Penalty penalty, int k) {
    Standardization standard = space.standardization();
    double[] squares = squares(penalty, space.dimension());
    double[] sizes = new double[space.dimension()];
    Arrays.fill(sizes, 1);
    for (int j = 0; j < space.features(); j++) {
      double inverse = standard.inverseScale()[j];
      double column = settings.standardize() || inverse == 0 ? 1 : space.spread(j) * inverse;
      sizes[j] = squares[j] == 0 ? column : Math.hypot(column, Math.sqrt(squares[j]));
    }
    double residual = space.targetSpread(k) / standard.targetScale()[k];
    if (!settings.loss().squared()) {
      sizes[sizes.length - 1] = residual > 0 ? residual : 1; // of the scale's logarithm
      return new Yardstick(sizes, 2, Double.NaN);
    }
    return residual > 0
        ? new Yardstick(sizes, 2 * residual, residual * residual)
        : new Yardstick(sizes, Double.NaN, Double.NaN);
  }

  /** The factors of the penalty's squares: half its slope at 1. */
  private static double[] squares(Penalty penalty, int dimension) {
    double[] ones = new double[dimension];
    double[] squares = new double[dimension];
    Arrays.fill(ones, 1);
    penalty.addGradient(ones, squares);
    for (int j = 0; j < dimension; j++) {
      squares[j] /= 2;
    }
    return squares;
  }
}
