package io.pente.fit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Exact fractions, and the exact least-squares solution of doubles. */
record Rational(BigInteger over, BigInteger under) {
  private static final MathContext DIGITS = new MathContext(40);

  static Rational of(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigInteger ten = BigInteger.TEN.pow(Math.max(0, exact.scale()));
    return new Rational(exact.multiply(new BigDecimal(ten)).toBigIntegerExact(), ten).reduced();
  }

  private Rational reduced() {
    BigInteger divisor = over.gcd(under).max(BigInteger.ONE);
    return new Rational(over.divide(divisor), under.divide(divisor));
  }

  Rational plus(Rational b) {
    return new Rational(over.multiply(b.under).add(b.over.multiply(under)), under.multiply(b.under))
        .reduced();
  }

  Rational minus(Rational b) {
    return plus(new Rational(b.over.negate(), b.under));
  }

  Rational times(Rational b) {
    return new Rational(over.multiply(b.over), under.multiply(b.under)).reduced();
  }

  Rational over(Rational b) {
    BigInteger sign = BigInteger.valueOf(b.over.signum());
    return new Rational(over.multiply(b.under).multiply(sign), under.multiply(b.over.abs()))
        .reduced();
  }

  double doubleValue() {
    return new BigDecimal(over).divide(new BigDecimal(under), DIGITS).doubleValue();
  }

  double relativeError(double found) {
    BigDecimal exact = new BigDecimal(over).divide(new BigDecimal(under), DIGITS);
    if (exact.signum() == 0) {
      return Math.abs(found);
    }
    return new BigDecimal(found).subtract(exact).divide(exact, DIGITS).abs().doubleValue();
  }

  /** Intercept and weights from the normal equations, by elimination. */
  static Rational[] leastSquares(double[][] x, double[] y) {
    int n = x[0].length + 1;
    Rational zero = new Rational(BigInteger.ZERO, BigInteger.ONE);
    Rational[][] a = new Rational[n][n + 1];
    for (Rational[] row : a) {
      java.util.Arrays.fill(row, zero);
    }
    for (int i = 0; i < x.length; i++) {
      Rational[] row = new Rational[n + 1];
      row[0] = of(1);
      for (int j = 1; j < n; j++) {
        row[j] = of(x[i][j - 1]);
      }
      row[n] = of(y[i]);
      for (int j = 0; j < n; j++) {
        for (int k = 0; k <= n; k++) {
          a[j][k] = a[j][k].plus(row[j].times(row[k]));
        }
      }
    }
    return eliminate(a, n);
  }

  private static Rational[] eliminate(Rational[][] a, int n) {
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        if (i != j) {
          Rational factor = a[i][j].over(a[j][j]);
          for (int k = j; k <= n; k++) {
            a[i][k] = a[i][k].minus(factor.times(a[j][k]));
          }
        }
      }
    }
    Rational[] solution = new Rational[n];
    for (int j = 0; j < n; j++) {
      solution[j] = a[j][n].over(a[j][j]);
    }
    return solution;
  }
}
