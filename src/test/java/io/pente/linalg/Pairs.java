package io.pente.linalg;

import java.math.BigDecimal;

/** Numbers as unevaluated sums of two doubles, and their products in exact decimal arithmetic. */
record Pairs(double[] high, double[] low) {
  static Pairs random(int length, long seed) {
    double[] high = Matrices.randoms(length, seed);
    double[] low = Matrices.randoms(length, seed + 1);
    for (int i = 0; i < length; i++) {
      low[i] = Math.ulp(high[i]) * (low[i] % 1) / 2;
    }
    return new Pairs(high, low);
  }

  Pairs copy() {
    return new Pairs(high.clone(), low.clone());
  }

  private BigDecimal exact(int i) {
    return new BigDecimal(high[i]).add(new BigDecimal(low[i]));
  }

  /** The largest |found − (a + X · V)| over Σ|terms|, entry by entry. */
  static double worstError(Pairs found, Pairs a, double[] x, int m, int n, Pairs v, int c) {
    double worst = 0;
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < c; k++) {
        BigDecimal sum = a.exact(i * c + k);
        double size = sum.abs().doubleValue();
        for (int j = 0; j < n; j++) {
          BigDecimal term = new BigDecimal(x[i * n + j]).multiply(v.exact(j * c + k));
          sum = sum.add(term);
          size += term.abs().doubleValue();
        }
        double error = sum.subtract(found.exact(i * c + k)).abs().doubleValue();
        worst = Math.max(worst, error / size);
      }
    }
    return worst;
  }
}
