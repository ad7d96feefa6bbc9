package io.pente.optim;

import io.pente.data.Batch;
import java.util.Random;

/** (1/q)‖Xw − y‖². */
record LeastSquares(double[][] x, double[] y) implements Smooth {
  static LeastSquares random(int rows, int features, double noise, double spread, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[rows][features];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double common = random.nextGaussian();
      y[i] = noise * random.nextGaussian();
      for (int j = 0; j < features; j++) {
        double scale = Math.pow(spread, -j / (double) Math.max(1, features - 1));
        x[i][j] = scale * (random.nextGaussian() + 0.3 * common);
        y[i] += x[i][j] * (j % 3 - 1) / scale;
      }
    }
    return new LeastSquares(x, y);
  }

  LeastSquares rowsOf(Batch batch) {
    if (batch.all()) {
      return this;
    }
    int[] rows = batch.choose(0, y.length);
    double[][] chosen = new double[rows.length][];
    double[] targets = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = x[rows[i]];
      targets[i] = y[rows[i]];
    }
    return new LeastSquares(chosen, targets);
  }

  boolean isEmpty() {
    return y.length == 0;
  }

  @Override
  public int dimension() {
    return x[0].length;
  }

  @Override
  public double value(double[] w) {
    double[] r = residual(w);
    return Vectors.dot(r, r) / y.length;
  }

  @Override
  public double error(double[] w) {
    double terms = Vectors.norm(y) / Math.sqrt(y.length) + Vectors.norm(w);
    double r = 4 * Math.ulp(1.0) * terms;
    double value = value(w);
    return 4 * Math.ulp(1.0) * value + 2 * Math.sqrt(value) * r + r * r;
  }

  @Override
  public double[] gradient(double[] w) {
    return back(residual(w));
  }

  @Override
  public double[] product(double[] w, double[] v) {
    double[] image = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      image[i] = Vectors.dot(x[i], v);
    }
    return back(image);
  }

  private double[] residual(double[] w) {
    double[] r = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      r[i] = Vectors.dot(x[i], w) - y[i];
    }
    return r;
  }

  private double[] back(double[] r) {
    double[] g = new double[dimension()];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < g.length; j++) {
        g[j] += 2 * r[i] * x[i][j] / y.length;
      }
    }
    return g;
  }
}
