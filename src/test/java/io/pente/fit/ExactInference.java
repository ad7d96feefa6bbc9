package io.pente.fit;

import java.math.BigInteger;

/** Standard errors of a least-squares fit with an intercept, in rational arithmetic. */
final class ExactInference {
  private final Rational[][] inverse;
  private final Rational variance;

  ExactInference(double[][] x, double[] y) {
    int n = x[0].length + 1;
    Rational[] beta = Rational.leastSquares(x, y);
    Rational[][] augmented = new Rational[n][2 * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 2 * n; j++) {
        augmented[i][j] = Rational.of(j - n == i ? 1 : 0);
      }
    }
    Rational squares = Rational.of(0);
    for (int i = 0; i < y.length; i++) {
      Rational residual = Rational.of(y[i]);
      for (int j = 0; j < n; j++) {
        residual = residual.minus(beta[j].times(entry(x[i], j)));
        for (int k = 0; k < n; k++) {
          augmented[j][k] = augmented[j][k].plus(entry(x[i], j).times(entry(x[i], k)));
        }
      }
      squares = squares.plus(residual.times(residual));
    }
    variance = squares.over(new Rational(BigInteger.valueOf(y.length - n), BigInteger.ONE));
    eliminate(augmented, n);
    inverse = augmented;
  }

  private static Rational entry(double[] row, int j) {
    return Rational.of(j == 0 ? 1 : row[j - 1]);
  }

  private static void eliminate(Rational[][] a, int n) {
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        Rational factor = a[i][j].over(a[j][j]);
        for (int k = 0; k < 2 * n && i != j; k++) {
          a[i][k] = a[i][k].minus(factor.times(a[j][k]));
        }
      }
    }
  }

  /** (XᵀX)⁻¹, the intercept first. */
  private Rational inverse(int i, int j) {
    return inverse[i][inverse.length + j].over(inverse[i][i]);
  }

  /** Of coefficient j, the intercept being 0. */
  double standardError(int j) {
    return Math.sqrt(variance.times(inverse(j, j)).doubleValue());
  }

  double residualStandardError() {
    return Math.sqrt(variance.doubleValue());
  }

  /** The leverage of a row. */
  double leverage(double[] row) {
    Rational sum = Rational.of(0);
    for (int i = 0; i < inverse.length; i++) {
      for (int j = 0; j < inverse.length; j++) {
        sum = sum.plus(inverse(i, j).times(entry(row, i)).times(entry(row, j)));
      }
    }
    return sum.doubleValue();
  }
}
