package io.pente.objective;

import io.pente.data.Sum;
import io.pente.linalg.DoubleDouble;

/**
 * What {@link ExtendedTask} adds up: {@link GradientSum}'s sums as unevaluated pairs of doubles.
 */
final class ExtendedSum implements Sum<ExtendedSum> {
  private static final long serialVersionUID = 1L;

  private double weight;
  private final double[] squares;
  private final double[] squaresLow;
  private final double[] columns;
  private final double[] columnsLow;
  private final double[] gradient;
  private final double[] gradientLow;

  ExtendedSum(int n, int c) {
    squares = new double[c];
    squaresLow = new double[c];
    columns = new double[c];
    columnsLow = new double[c];
    gradient = new double[n * c];
    gradientLow = new double[n * c];
  }

  void count(long rows, double moreWeight) {
    weight += moreWeight;
  }

  void addSquare(int k, double omega, double high, double low) {
    DoubleDouble.addProduct(squares, squaresLow, k, omega * high, high, 2 * low);
  }

  void addColumn(int k, double high, double low) {
    DoubleDouble.add(columns, columnsLow, k, high, low);
  }

  @Override
  public void add(ExtendedSum next) {
    weight += next.weight;
    add(squares, squaresLow, next.squares, next.squaresLow);
    add(columns, columnsLow, next.columns, next.columnsLow);
    add(gradient, gradientLow, next.gradient, next.gradientLow);
  }

  private static void add(double[] high, double[] low, double[] nextHigh, double[] nextLow) {
    for (int i = 0; i < high.length; i++) {
      DoubleDouble.add(high, low, i, nextHigh[i], nextLow[i]);
    }
  }

  double weight() {
    return weight;
  }

  double squaredError(int k) {
    return squares[k];
  }

  double[] columns() {
    return columns;
  }

  double[] columnsLow() {
    return columnsLow;
  }

  double[] gradient() {
    return gradient;
  }

  double[] gradientLow() {
    return gradientLow;
  }

  @Override
  public long bytes() {
    return 16L * (gradient.length + 2L * columns.length);
  }
}
