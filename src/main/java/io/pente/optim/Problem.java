package io.pente.optim;

import io.pente.objective.Penalty;

/**
 * Minimize f(z) + the penalty's kinked part over what it allows, f being problem number {@code
 * index} of an objective, with the penalty's smooth part in it.
 *
 * @param start where to begin; allowed
 * @param yardstick what gradients are measured by
 * @param reach the longest first step that makes sense; ∞ for any
 */
public record Problem(
    int index, double[] start, Penalty penalty, Yardstick yardstick, double reach) {
  /** Measured by the gradient at the start, or the allowed point nearest to it. */
  public Problem(int index, double[] start, Penalty penalty) {
    this(index, penalty.allowed(start), penalty, Yardstick.UNKNOWN, Double.POSITIVE_INFINITY);
  }

  /** Of a smooth f alone, measured by the gradient at the start. */
  public static Problem of(int index, double... start) {
    return new Problem(index, start, Penalty.NONE);
  }

  /** The same, measured by something else. */
  public Problem measuredBy(Yardstick other) {
    return new Problem(index, start, penalty, other, reach);
  }

  /** The same with steps that begin no longer than something. */
  public Problem within(double longest) {
    return new Problem(index, start, penalty, yardstick, longest);
  }

  /**
   * The Euclidean norm of the smallest subgradient of f and the penalty at z, each entry in units
   * of the yardstick: the plain gradient's norm where there is neither; 0 exactly at a minimum of a
   * convex f.
   *
   * @param gradient ∇f(z)
   */
  public double gradientNorm(double[] z, double[] gradient) {
    double[] smallest = yardstick.measured(penalty.subgradient(z, gradient));
    double scale = 0;
    for (double g : smallest) {
      scale = Math.max(scale, Math.abs(g));
    }
    if (scale == 0 || !Double.isFinite(scale)) {
      return scale;
    }
    double sum = 0;
    for (double g : smallest) {
      double scaled = g / scale;
      sum += scaled * scaled;
    }
    return scale * Math.sqrt(sum);
  }

  /** The smallest subgradient at z: 0 exactly where no coordinate can descend. */
  double[] subgradient(double[] z, double[] gradient) {
    return penalty.subgradient(z, gradient);
  }

  /** Whether a smooth fit's residuals have vanished, to a tolerance. */
  boolean exact(Iterate at, double tolerance) {
    return penalty.differentiable()
        && penalty.unbounded()
        && yardstick.exact(at.there(), tolerance);
  }

  /** Whether the gradient at an iterate is known to be nothing but rounding. */
  boolean lostInRounding(Iterate at) {
    double[] smallest = subgradient(at.point(), at.gradient());
    return yardstick.known() && yardstick.lostInRounding(smallest, at.there());
  }

  /**
   * Whether the minima along the coordinates are lower than an iterate by no more than rounding;
   * where values are too coarse to tell, whether its gradient is at rounding.
   */
  boolean nothingToGain(Iterate at) {
    double error = BoundedValue.of(this, at).error();
    return yardstick.tells(error)
        ? yardstick.gain(subgradient(at.point(), at.gradient())) <= error
        : lostInRounding(at);
  }
}
