package io.pente.optim;

/**
 * The part of space around a point in which Σ l1ᵢ|zᵢ| is linear and which descent leads into: each
 * zᵢ with an l1 keeps its sign, takes the one that it descends to from 0, or stays 0.
 *
 * @param signs of each coordinate; NaN where there is no l1 and any sign will do
 */
record Orthant(double[] signs) {
  /**
   * @param subgradient the smallest one at z
   */
  static Orthant around(double[] z, double[] subgradient, double[] l1) {
    double[] signs = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      boolean any = l1 == null || l1[i] == 0;
      signs[i] = any ? Double.NaN : Math.signum(z[i] != 0 ? z[i] : -subgradient[i]);
    }
    return new Orthant(signs);
  }

  /** Which coordinates may be other than 0. */
  boolean[] free() {
    boolean[] free = new boolean[signs.length];
    for (int i = 0; i < free.length; i++) {
      free[i] = signs[i] != 0;
    }
    return free;
  }

  /** d, without the coordinates that would leave 0 for another orthant. */
  double[] enterable(double[] z, double[] direction) {
    double[] kept = direction.clone();
    for (int i = 0; i < kept.length; i++) {
      if (z[i] == 0 && !Double.isNaN(signs[i]) && Math.signum(kept[i]) != signs[i]) {
        kept[i] = 0;
      }
    }
    return kept;
  }

  /** z, exactly 0 in the coordinates whose sign is not this orthant's. */
  double[] nearest(double[] z) {
    double[] near = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      near[i] = Double.isNaN(signs[i]) || Math.signum(z[i]) == signs[i] ? z[i] : 0;
    }
    return near;
  }

  /** The gradient of f + Σ l1ᵢ|zᵢ| within: ∇f + l1 ∘ signs. */
  double[] gradient(double[] gradient, double[] l1) {
    double[] within = gradient.clone();
    for (int i = 0; i < within.length; i++) {
      within[i] += Double.isNaN(signs[i]) ? 0 : l1[i] * signs[i];
    }
    return within;
  }
}
