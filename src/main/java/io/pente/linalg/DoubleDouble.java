package io.pente.linalg;

/**
 * Arithmetic on unevaluated sums of two doubles, hi + lo with |lo| ≤ ulp(hi)/2: about 106 bits.
 * Values live in pairs of arrays; nothing is allocated. (Dekker 1971; Knuth, TAOCP 2, 4.2.2; Ogita,
 * Rump and Oishi, SIAM J. Sci. Comput. 26, 2005.)
 */
public final class DoubleDouble {
  private DoubleDouble() {}

  /** What rounding drops from {@code sum} = fl(a + b): a + b = sum + error exactly. */
  public static double sumError(double a, double b, double sum) {
    double virtual = sum - a;
    return (a - (sum - virtual)) + (b - virtual);
  }

  /** What rounding drops from {@code product} = fl(a · b): a · b = product + error exactly. */
  public static double productError(double a, double b, double product) {
    return Math.fma(a, b, -product);
  }

  /** (hi, lo)[i] += a + b, right to about 2⁻¹⁰⁵ of |hi| + |a|; in place, normalized. */
  public static void add(double[] hi, double[] lo, int i, double a, double b) {
    double sum = hi[i] + a;
    double low = lo[i] + b + sumError(hi[i], a, sum);
    double normal = sum + low;
    lo[i] = sumError(sum, low, normal);
    hi[i] = normal;
  }

  /** (hi, lo)[i] += x · (a + b); in place, normalized. */
  public static void addProduct(double[] hi, double[] lo, int i, double x, double a, double b) {
    double product = x * a;
    add(hi, lo, i, product, Math.fma(x, b, productError(x, a, product)));
  }
}
