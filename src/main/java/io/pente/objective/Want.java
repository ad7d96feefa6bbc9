package io.pente.objective;

/** What an optimizer asks of an objective at a point. */
public enum Want {
  /** The value and the gradient. */
  GRADIENT,
  /**
   * The Gauss–Newton product 2 Re(JᴴJ)v along a direction v, which for a linear model is the
   * Hessian's.
   */
  PRODUCT
}
