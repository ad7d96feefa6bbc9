package io.pente.objective;

/**
 * What a problem's coordinates cost beside its loss, and what they may be: a sum over coordinates,
 * of a smooth part, which the objective adds to the loss, and a part with kinks and walls, which
 * the methods that can do with one go by. A value: a record of numbers that are never changed.
 */
public interface Penalty {
  /** Nothing costs, and everything is allowed. */
  Penalty NONE = new ElasticNet(new double[0], new double[0]);

  /** The smooth part at z. */
  double smooth(double[] z);

  /** Adds the smooth part's gradient at z to a gradient, in place; it is linear in z. */
  void addGradient(double[] z, double[] gradient);

  /** The part with kinks at z, ≥ 0. */
  double kinked(double[] z);

  /** Whether there is a smooth part alone. */
  boolean differentiable();

  /** Whether z may be anything. */
  boolean unbounded();

  /** The allowed point nearest to z: z itself where it is allowed. */
  double[] allowed(double[] z);

  /** The minimizer of ½‖u − z‖² + step · kinked(u) over what is allowed; z itself for no such. */
  double[] prox(double[] z, double step);

  /**
   * The smallest subgradient at an allowed z of a function with kinks and walls added: 0 exactly in
   * the coordinates that cannot descend; the gradient itself where there are neither.
   *
   * @param gradient of the function, smooth part included
   */
  double[] subgradient(double[] z, double[] gradient);

  /**
   * The part of space around z in which the kinked part is linear and which descent leads into.
   *
   * @param subgradient the smallest one at z
   */
  Face face(double[] z, double[] subgradient);
}
