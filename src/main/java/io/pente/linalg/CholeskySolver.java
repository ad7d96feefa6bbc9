package io.pente.linalg;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import java.util.Arrays;
import org.netlib.util.doubleW;
import org.netlib.util.intW;

/** A = LLᵀ (LAPACK's dpotrf), for a matrix that is well away from singular. */
public final class CholeskySolver implements SymmetricSolver {
  private final int n;
  private final double[] factor;
  private final double condition;

  private CholeskySolver(int n, double[] factor, double condition) {
    this.n = n;
    this.factor = factor;
    this.condition = condition;
  }

  /**
   * Factors a matrix.
   *
   * @param upper A, n × n row-major; its lower triangle is not read
   * @param worst the condition number from which on A does not count as well away from singular
   * @return null where A is not, so that another factor must be taken
   */
  public static CholeskySolver of(double[] upper, int n, double worst) {
    double[] factor = upper.clone();
    double norm = norm(upper, n);
    intW info = new intW(0);
    // A row-major upper triangle is a column-major lower one.
    JavaLAPACK.getInstance().dpotrf("L", n, factor, Math.max(1, n), info);
    if (info.val != 0 || !Double.isFinite(norm)) {
      return null;
    }
    doubleW reciprocal = new doubleW(0);
    JavaLAPACK.getInstance()
        .dpocon(
            "L", n, factor, Math.max(1, n), norm, reciprocal, new double[3 * n], new int[n], info);
    double condition = n == 0 ? 1 : 1 / reciprocal.val;
    return condition < worst ? new CholeskySolver(n, factor, condition) : null;
  }

  /** The largest sum of absolute values in a column. */
  private static double norm(double[] upper, int n) {
    double largest = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += Math.abs(upper[Math.min(i, j) * n + Math.max(i, j)]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /** R⁻¹ of A = RᵀR, n × n row-major, zeros below the diagonal (LAPACK's dtrtri): A⁻¹ = R⁻¹R⁻ᵀ. */
  public double[] inverseFactor() {
    double[] inverse = factor.clone();
    for (int i = 0; i < n; i++) {
      Arrays.fill(inverse, i * n, i * n + i, 0);
    }
    intW info = new intW(0);
    JavaLAPACK.getInstance().dtrtri("L", "N", n, inverse, Math.max(1, n), info);
    return inverse;
  }

  /** Rx of A = RᵀR, so that xᵀAx is its square. */
  public double[] factorTimes(double[] x) {
    double[] image = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        image[i] = Math.fma(factor[i * n + j], x[j], image[i]);
      }
    }
    return image;
  }

  @Override
  public double[] solve(double[] b) {
    double[] x = b.clone();
    intW info = new intW(0);
    JavaLAPACK.getInstance().dpotrs("L", n, 1, factor, Math.max(1, n), x, Math.max(1, n), info);
    return x;
  }

  @Override
  public double condition() {
    return condition;
  }
}
