package io.pente.optim;

/** Σ 100(x₂ᵢ − x₂ᵢ₋₁²)² + (1 − x₂ᵢ₋₁)², minimum 0 at (1, …, 1); Gauss–Newton products. */
record Rosenbrock(int dimension) implements Smooth {
  double[] start() {
    double[] start = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      start[i] = i % 2 == 0 ? -1.2 : 1;
    }
    return start;
  }

  @Override
  public double value(double[] x) {
    double sum = 0;
    for (int i = 0; i < dimension; i += 2) {
      double a = 10 * (x[i + 1] - x[i] * x[i]);
      double b = 1 - x[i];
      sum += a * a + b * b;
    }
    return sum;
  }

  @Override
  public double error(double[] x) {
    double sum = 0;
    for (int i = 0; i < dimension; i += 2) {
      double a = Math.abs(10 * (x[i + 1] - x[i] * x[i]));
      double terms = 1e-15 * 10 * (Math.abs(x[i + 1]) + x[i] * x[i]);
      double b = Math.abs(1 - x[i]);
      sum += (2 * a + terms) * terms + 1e-15 * b * b;
    }
    return sum;
  }

  @Override
  public double[] gradient(double[] x) {
    double[] g = new double[dimension];
    for (int i = 0; i < dimension; i += 2) {
      double a = 10 * (x[i + 1] - x[i] * x[i]);
      g[i] = -40 * x[i] * a - 2 * (1 - x[i]);
      g[i + 1] = 20 * a;
    }
    return g;
  }

  @Override
  public double[] product(double[] x, double[] v) {
    double[] h = new double[dimension];
    for (int i = 0; i < dimension; i += 2) {
      double a = 10 * (v[i + 1] - 2 * x[i] * v[i]);
      h[i] = -40 * x[i] * a + 2 * v[i];
      h[i + 1] = 20 * a;
    }
    return h;
  }
}
