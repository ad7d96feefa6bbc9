package io.pente.optim;

import io.pente.objective.Penalty;
import java.util.Arrays;

/**
 * Minimize f(z) + the penalty's kinked part over what it allows, f being problem number {@code
 * index} of an objective, with the penalty's smooth part in it.
 *
 * @param start where to begin; allowed
 * @param reference where the gradient's norm is taken that tolerances are relative to; allowed
 */
public record Problem(int index, double[] start, Penalty penalty, double[] reference) {
  /** With tolerances relative to the gradient at the start, or the allowed point nearest to it. */
  public Problem(int index, double[] start, Penalty penalty) {
    this(index, penalty.allowed(start), penalty, penalty.allowed(start));
  }

  /** Of a smooth f alone, with tolerances relative to the gradient at the start. */
  public static Problem of(int index, double... start) {
    return new Problem(index, start, Penalty.NONE);
  }

  /** The same with tolerances relative to the gradient at another point. */
  public Problem relativeTo(double[] point) {
    return new Problem(index, start, penalty, penalty.allowed(point));
  }

  /** Whether the gradient at the reference point has to be asked for. */
  boolean hasOwnReference() {
    return !Arrays.equals(reference, start);
  }

  /**
   * The Euclidean norm of the smallest subgradient of f and the penalty at z: the plain gradient's
   * norm where there is none; 0 exactly at a minimum of a convex f.
   *
   * @param gradient ∇f(z)
   */
  public double gradientNorm(double[] z, double[] gradient) {
    double[] smallest = penalty.subgradient(z, gradient);
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
}
