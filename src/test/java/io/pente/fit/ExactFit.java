package io.pente.fit;

import java.math.BigDecimal;
import java.math.MathContext;

/** The weighted least-squares solution of doubles in 200 digits. */
final class ExactFit {
  private static final MathContext DIGITS = new MathContext(200);

  private final BigDecimal[][] gram;
  private final BigDecimal[] solution;
  private final BigDecimal variance;

  /**
   * @param x rows of features; a bias is added
   */
  ExactFit(double[][] x, double[] y, double[] weights) {
    int n = x[0].length + 1;
    gram = zeros(n);
    BigDecimal[] right = zeros(1, n);
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (int i = 0; i < y.length; i++) {
      BigDecimal omega = new BigDecimal(weights[i]);
      BigDecimal target = new BigDecimal(y[i]);
      total = total.add(omega);
      sum = sum.add(omega.multiply(target));
      squares = squares.add(omega.multiply(target).multiply(target));
      for (int j = 0; j < n; j++) {
        BigDecimal left = omega.multiply(entry(x[i], j));
        right[j] = right[j].add(left.multiply(target));
        for (int k = 0; k < n; k++) {
          gram[j][k] = gram[j][k].add(left.multiply(entry(x[i], k)));
        }
      }
    }
    variance =
        squares.divide(total, DIGITS).subtract(sum.divide(total, DIGITS).pow(2, DIGITS), DIGITS);
    for (BigDecimal[] row : gram) {
      for (int k = 0; k < n; k++) {
        row[k] = row[k].divide(total, DIGITS);
      }
    }
    for (int j = 0; j < n; j++) {
      right[j] = right[j].divide(total, DIGITS);
    }
    solution = solve(right);
  }

  private static BigDecimal entry(double[] row, int j) {
    return j < row.length ? new BigDecimal(row[j]) : BigDecimal.ONE;
  }

  private static BigDecimal[][] zeros(int n) {
    BigDecimal[][] zeros = new BigDecimal[n][];
    for (int i = 0; i < n; i++) {
      zeros[i] = zeros(1, n);
    }
    return zeros;
  }

  private static BigDecimal[] zeros(int ignored, int n) {
    BigDecimal[] zeros = new BigDecimal[n];
    java.util.Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }

  private BigDecimal[] solve(BigDecimal[] right) {
    int n = right.length;
    BigDecimal[][] a = new BigDecimal[n][];
    BigDecimal[] b = right.clone();
    for (int i = 0; i < n; i++) {
      a[i] = gram[i].clone();
    }
    for (int p = 0; p < n; p++) {
      for (int i = p + 1; i < n; i++) {
        BigDecimal factor = a[i][p].divide(a[p][p], DIGITS);
        b[i] = b[i].subtract(factor.multiply(b[p], DIGITS), DIGITS);
        for (int k = p; k < n; k++) {
          a[i][k] = a[i][k].subtract(factor.multiply(a[p][k], DIGITS), DIGITS);
        }
      }
    }
    BigDecimal[] w = new BigDecimal[n];
    for (int i = n - 1; i >= 0; i--) {
      BigDecimal rest = b[i];
      for (int k = i + 1; k < n; k++) {
        rest = rest.subtract(a[i][k].multiply(w[k], DIGITS), DIGITS);
      }
      w[i] = rest.divide(a[i][i], DIGITS);
    }
    return w;
  }

  /** The weights, then the bias, each rounded once. */
  double[] solution() {
    return java.util.Arrays.stream(solution).mapToDouble(BigDecimal::doubleValue).toArray();
  }

  /**
   * How much the loss of weights and a bias is above the least one, beside the target's variance.
   */
  double excess(double[] weights, double bias) {
    int n = solution.length;
    BigDecimal[] away = new BigDecimal[n];
    for (int j = 0; j < n; j++) {
      away[j] = new BigDecimal(j < n - 1 ? weights[j] : bias).subtract(solution[j], DIGITS);
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < n; k++) {
        sum = sum.add(away[j].multiply(gram[j][k], DIGITS).multiply(away[k], DIGITS), DIGITS);
      }
    }
    return sum.divide(variance, DIGITS).doubleValue();
  }
}
