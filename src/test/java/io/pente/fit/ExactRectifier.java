package io.pente.fit;

import java.math.BigDecimal;
import java.math.MathContext;

/** Newton's method on ‖S(Mx)⁺ − Ax − t‖² in 60 digits, for two unknowns. */
final class ExactRectifier {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final double[][] m;
  private final double[][] a;
  private final double[] s;
  private final double[] t;
  private final BigDecimal lambda;

  ExactRectifier(double[][] m, double[][] a, double[] s, double[] t, double lambda) {
    this.m = m;
    this.a = a;
    this.s = s;
    this.t = t;
    this.lambda = new BigDecimal(lambda);
  }

  /** The stationary point that a few steps lead to. */
  BigDecimal[] near(double[] from) {
    BigDecimal[] x = {new BigDecimal(from[0]), new BigDecimal(from[1])};
    for (int k = 0; k < 8; k++) {
      BigDecimal[] step = step(x);
      x = new BigDecimal[] {x[0].subtract(step[0], DIGITS), x[1].subtract(step[1], DIGITS)};
    }
    return x;
  }

  /** H⁻¹g. */
  private BigDecimal[] step(BigDecimal[] x) {
    BigDecimal[] g = {BigDecimal.ZERO, BigDecimal.ZERO};
    BigDecimal[] h = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
    for (int i = 0; i < t.length; i++) {
      BigDecimal u = dot(m[i], x);
      BigDecimal scaled = lambda.multiply(u, DIGITS);
      BigDecimal sigma = BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(scaled.negate())), DIGITS);
      BigDecimal rest = BigDecimal.ONE.subtract(sigma);
      BigDecimal both = sigma.multiply(rest, DIGITS);
      BigDecimal slope = sigma.add(scaled.multiply(both, DIGITS));
      BigDecimal bend =
          lambda
              .multiply(both, DIGITS)
              .multiply(TWO.add(scaled.multiply(rest.subtract(sigma), DIGITS)), DIGITS);
      BigDecimal scale = new BigDecimal(s[i]);
      BigDecimal r =
          scale
              .multiply(u.multiply(sigma, DIGITS), DIGITS)
              .subtract(dot(a[i], x))
              .subtract(new BigDecimal(t[i]));
      BigDecimal[] j = new BigDecimal[2];
      for (int c = 0; c < 2; c++) {
        j[c] =
            scale
                .multiply(slope, DIGITS)
                .multiply(new BigDecimal(m[i][c]), DIGITS)
                .subtract(new BigDecimal(a[i][c]));
        g[c] = g[c].add(r.multiply(j[c], DIGITS), DIGITS);
      }
      BigDecimal curved = r.multiply(scale, DIGITS).multiply(bend, DIGITS);
      h[0] = h[0].add(j[0].multiply(j[0], DIGITS)).add(curved.multiply(square(i, 0, 0)), DIGITS);
      h[1] = h[1].add(j[0].multiply(j[1], DIGITS)).add(curved.multiply(square(i, 0, 1)), DIGITS);
      h[2] = h[2].add(j[1].multiply(j[1], DIGITS)).add(curved.multiply(square(i, 1, 1)), DIGITS);
    }
    BigDecimal det = h[0].multiply(h[2], DIGITS).subtract(h[1].multiply(h[1], DIGITS), DIGITS);
    return new BigDecimal[] {
      h[2].multiply(g[0], DIGITS).subtract(h[1].multiply(g[1], DIGITS)).divide(det, DIGITS),
      h[0].multiply(g[1], DIGITS).subtract(h[1].multiply(g[0], DIGITS)).divide(det, DIGITS)
    };
  }

  private BigDecimal square(int i, int j, int k) {
    return new BigDecimal(m[i][j]).multiply(new BigDecimal(m[i][k]), DIGITS);
  }

  private static BigDecimal dot(double[] row, BigDecimal[] x) {
    return new BigDecimal(row[0])
        .multiply(x[0], DIGITS)
        .add(new BigDecimal(row[1]).multiply(x[1], DIGITS));
  }

  /** By halving the argument until a series is short, and squaring as often. */
  private static BigDecimal exp(BigDecimal x) {
    int halvings = Math.max(0, 8 + x.precision() - x.scale());
    halvings = Math.min(400, 4 * halvings);
    BigDecimal small = x.divide(TWO.pow(halvings), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k < 40; k++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int k = 0; k < halvings; k++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }
}
