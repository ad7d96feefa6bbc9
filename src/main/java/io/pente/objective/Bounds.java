package io.pente.objective;

/**
 * A penalty, and walls: lowerᵢ ≤ zᵢ ≤ upperᵢ. What ends at a wall is exactly there.
 *
 * @param within the penalty between the walls
 * @param lower −∞ for none
 * @param upper ∞ for none
 */
public record Bounds(Penalty within, double[] lower, double[] upper) implements Penalty {
  @Override
  public double smooth(double[] z) {
    return within.smooth(z);
  }

  @Override
  public void addGradient(double[] z, double[] gradient) {
    within.addGradient(z, gradient);
  }

  @Override
  public double kinked(double[] z) {
    return within.kinked(z);
  }

  @Override
  public boolean differentiable() {
    return false;
  }

  @Override
  public boolean unbounded() {
    return false;
  }

  @Override
  public double[] allowed(double[] z) {
    double[] near = z.clone();
    for (int i = 0; i < z.length; i++) {
      near[i] = Face.between(lower[i], z[i], upper[i]);
    }
    return near;
  }

  /** In one coordinate the nearest allowed number to the minimizer without walls. */
  @Override
  public double[] prox(double[] z, double step) {
    return allowed(within.prox(z, step));
  }

  @Override
  public double[] subgradient(double[] z, double[] gradient) {
    double[] smallest = within.subgradient(z, gradient).clone();
    for (int i = 0; i < z.length; i++) {
      boolean intoWall = z[i] <= lower[i] && smallest[i] > 0 || z[i] >= upper[i] && smallest[i] < 0;
      smallest[i] = intoWall ? 0 : smallest[i];
    }
    return smallest;
  }

  @Override
  public Face face(double[] z, double[] subgradient) {
    Face face = within.face(z, subgradient);
    for (int i = 0; i < z.length; i++) {
      face.low()[i] = Math.max(face.low()[i], lower[i]);
      face.high()[i] = Math.min(face.high()[i], upper[i]);
      if (subgradient[i] == 0 && (z[i] <= lower[i] || z[i] >= upper[i])) {
        face.low()[i] = z[i];
        face.high()[i] = z[i];
      }
    }
    return face;
  }
}
