package io.pente.optim;

/**
 * Minimize f(z) + Σᵢ l1ᵢ|zᵢ|, f being problem number {@code index} of an objective.
 *
 * @param start where to begin
 * @param l1 the factor of each coordinate's absolute value, ≥ 0; null for none
 * @param reference where the gradient's norm is taken that tolerances are relative to
 */
public record Problem(int index, double[] start, double[] l1, double[] reference) {
  /** With tolerances relative to the gradient at the start. */
  public Problem(int index, double[] start, double[] l1) {
    this(index, start, l1, start);
  }

  /** The same with tolerances relative to the gradient at another point. */
  public Problem relativeTo(double[] point) {
    return new Problem(index, start, l1, point);
  }

  /** Whether the gradient at the reference point has to be asked for. */
  boolean hasOwnReference() {
    return reference != start;
  }

  /** Σᵢ l1ᵢ|zᵢ|. */
  public double absolutePenalty(double[] z) {
    double sum = 0;
    if (l1 != null) {
      for (int i = 0; i < z.length; i++) {
        sum += l1[i] * Math.abs(z[i]);
      }
    }
    return sum;
  }

  /**
   * The Euclidean norm of the smallest subgradient of f + Σ l1ᵢ|zᵢ| at z: the plain gradient's norm
   * where there is no l1; 0 exactly at a minimum of a convex f.
   *
   * @param gradient ∇f(z)
   */
  public double gradientNorm(double[] z, double[] gradient) {
    double scale = 0;
    for (int i = 0; i < z.length; i++) {
      scale = Math.max(scale, Math.abs(subgradient(z, gradient, i)));
    }
    if (scale == 0 || !Double.isFinite(scale)) {
      return scale;
    }
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      double g = subgradient(z, gradient, i) / scale;
      sum += g * g;
    }
    return scale * Math.sqrt(sum);
  }

  /** The smallest subgradient of f + Σ l1ᵢ|zᵢ| at z: 0 exactly where no coordinate can descend. */
  double[] subgradient(double[] z, double[] gradient) {
    double[] smallest = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      smallest[i] = subgradient(z, gradient, i);
    }
    return smallest;
  }

  private double subgradient(double[] z, double[] gradient, int i) {
    double g = gradient[i];
    if (l1 == null || l1[i] == 0) {
      return g;
    }
    if (z[i] != 0) {
      return g + Math.copySign(l1[i], z[i]);
    }
    return Math.copySign(Math.max(Math.abs(g) - l1[i], 0), g);
  }
}
