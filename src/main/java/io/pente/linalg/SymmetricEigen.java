package io.pente.linalg;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import org.netlib.util.intW;

/**
 * A = QΛQᵀ for a symmetric A (LAPACK's dsyev). Immutable.
 *
 * @param n rows of A
 * @param values Λ, ascending
 * @param vectors Q: the vector of value i is numbers i·n .. i·n + n
 */
public record SymmetricEigen(int n, double[] values, double[] vectors) {
  /**
   * Decomposes a matrix.
   *
   * @param matrix A, n × n; only one triangle is read, and nothing is changed
   * @throws IllegalArgumentException where A has numbers that are not finite
   */
  public static SymmetricEigen of(double[] matrix, int n) {
    double[] vectors = matrix.clone();
    double[] values = new double[n];
    double[] work = new double[Math.max(1, 34 * n)];
    intW info = new intW(0);
    JavaLAPACK.getInstance()
        .dsyev("V", "U", n, vectors, Math.max(1, n), values, work, work.length, info);
    if (info.val != 0) {
      throw new IllegalArgumentException("No eigenvalues were found: dsyev says " + info.val);
    }
    return new SymmetricEigen(n, values, vectors);
  }

  /** Qᵀv: v in the basis of the vectors. */
  public double[] into(double[] v) {
    double[] coordinates = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum = Math.fma(vectors[i * n + j], v[j], sum);
      }
      coordinates[i] = sum;
    }
    return coordinates;
  }

  /** Qu: what has the coordinates u in the basis of the vectors. */
  public double[] outOf(double[] coordinates) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      double factor = coordinates[i];
      for (int j = 0; j < n; j++) {
        v[j] = Math.fma(factor, vectors[i * n + j], v[j]);
      }
    }
    return v;
  }
}
