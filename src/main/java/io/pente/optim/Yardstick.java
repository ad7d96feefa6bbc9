package io.pente.optim;

import io.pente.objective.Evaluation;

/**
 * What a gradient is measured by, so that whether it is small is no matter of units, nor of where a
 * run began. For f = ‖a‖² with the Jacobian J every entry of the gradient is at most 2‖Jⱼ‖‖a‖
 * (Cauchy and Schwarz): entry j is divided by the size Dⱼ of its column, and the norm of what comes
 * out is compared with 2√(s‖a‖), s being the residuals' size for the model that says nothing (W = 0
 * and b = mean(Y); x = 0). Where they vanish beside s, the fit is exact. See docs/stopping.md.
 *
 * @param sizes D, all > 0; of length 0 where nothing is known of f
 * @param unit 2s; NaN where it is not known, and then the gradient's norm at the start is taken
 * @param level f where the residuals are s; NaN where f is no sum of squares, and gradients are to
 *     be compared with {@code unit} wherever they are
 */
public record Yardstick(double[] sizes, double unit, double level) {
  /** Nothing is known. */
  public static final Yardstick UNKNOWN = new Yardstick(new double[0], Double.NaN, Double.NaN);

  /** The share of the unit's gain that a value must tell, to be gone by. */
  private static final double FINE = 1e-8;

  /** What rounding errors are like beside the bound on them. */
  private static final double TYPICAL = 1.0 / 16;

  boolean known() {
    return sizes.length > 0;
  }

  /**
   * What gradients are compared with at a point: 2√(s‖a‖).
   *
   * @param otherwise where it is not known
   */
  double unitAt(Evaluation there, double otherwise) {
    if (Double.isNaN(unit)) {
      return otherwise;
    }
    double share = Math.sqrt(Math.abs(there.value()) / level);
    return Double.isNaN(level) ? unit : unit * Math.sqrt(share);
  }

  /** Whether the residuals have vanished beside s, to a tolerance. */
  boolean exact(Evaluation there, double tolerance) {
    return there.value() <= tolerance * tolerance * level;
  }

  /** The gradient with each entry in units of its column. */
  double[] measured(double[] gradient) {
    double[] measured = gradient.clone();
    for (int j = 0; j < sizes.length; j++) {
      measured[j] /= sizes[j];
    }
    return measured;
  }

  /**
   * What the exact minima along each coordinate would lower a sum of squares by, added up: Σ
   * gⱼ²/(4Dⱼ²), its curvatures being 2Dⱼ².
   */
  double gain(double[] gradient) {
    double norm = known() ? Vectors.norm(measured(gradient)) : 0;
    return norm * norm / 4;
  }

  /** Whether a value known to {@code error} tells anything of what there is to gain. */
  boolean tells(double error) {
    return !(error > FINE * unit * unit / 4);
  }

  /**
   * Whether no entry of a gradient differs from 0 by more than what its rounding error is like:
   * twice the residuals', in units of its column.
   */
  boolean lostInRounding(double[] gradient, Evaluation there) {
    boolean within = true;
    for (int j = 0; j < sizes.length; j++) {
      within &= Math.abs(gradient[j]) <= sizes[j] * TYPICAL * 2 * there.residualError();
    }
    return within;
  }
}
