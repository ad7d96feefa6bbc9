package io.pente.optim;

/** A smooth function with its derivatives, for tests. */
interface Smooth {
  double value(double[] x);

  double[] gradient(double[] x);

  /** Hv, or the Gauss–Newton part of it. */
  double[] product(double[] x, double[] v);

  /** A bound on the rounding error of {@link #value}. */
  default double error(double[] x) {
    return 8 * Math.ulp(1.0) * Math.abs(value(x));
  }

  int dimension();
}
