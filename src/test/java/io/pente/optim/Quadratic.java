package io.pente.optim;

import java.util.Random;

/** ½(x − c)ᵀA(x − c), A symmetric, of known spectrum: minimum 0 at c. */
record Quadratic(double[][] a, double[] center) implements Smooth {
  /** Eigenvalues spaced evenly in the logarithm from 1 down to 1/condition, in a random basis. */
  static Quadratic ofCondition(int dimension, double condition, long seed) {
    double[] eigenvalues = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      eigenvalues[i] = Math.pow(condition, -i / (double) Math.max(1, dimension - 1));
    }
    return ofEigenvalues(eigenvalues, seed);
  }

  static Quadratic ofEigenvalues(double[] eigenvalues, long seed) {
    int d = eigenvalues.length;
    Random random = new Random(seed);
    double[][] a = new double[d][d];
    for (int i = 0; i < d; i++) {
      a[i][i] = eigenvalues[i];
    }
    for (int k = 0; k < 3; k++) {
      a = reflected(a, random.doubles(d, -1, 1).toArray());
    }
    return new Quadratic(a, random.doubles(d, -1, 1).toArray());
  }

  /** PAP with P = I − 2uuᵀ/uᵀu. */
  private static double[][] reflected(double[][] a, double[] u) {
    int d = u.length;
    double[] au = new double[d];
    for (int i = 0; i < d; i++) {
      au[i] = Vectors.dot(a[i], u);
    }
    double factor = 2 / Vectors.dot(u, u);
    double twice = factor * factor * Vectors.dot(u, au);
    double[][] r = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        r[i][j] = a[i][j] - factor * (u[i] * au[j] + au[i] * u[j]) + twice * u[i] * u[j];
      }
    }
    return r;
  }

  @Override
  public int dimension() {
    return center.length;
  }

  @Override
  public double value(double[] x) {
    double[] away = Vectors.minus(x, center);
    return Vectors.dot(away, product(x, away)) / 2;
  }

  @Override
  public double error(double[] x) {
    double[] away = Vectors.minus(x, center);
    double largest = 0;
    for (double[] row : a) {
      largest = Math.max(largest, Vectors.largest(row));
    }
    return 4 * Math.ulp(1.0) * dimension() * largest * Vectors.dot(away, away);
  }

  @Override
  public double[] gradient(double[] x) {
    return product(x, Vectors.minus(x, center));
  }

  @Override
  public double[] product(double[] x, double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      product[i] = Vectors.dot(a[i], v);
    }
    return product;
  }
}
