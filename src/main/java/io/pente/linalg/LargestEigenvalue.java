package io.pente.linalg;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.netlib.util.intW;

/**
 * The largest eigenvalue of a symmetric positive semidefinite matrix that is known by its products
 * with vectors: Lanczos's method with every vector made orthogonal to all before it (Golub and Van
 * Loan, 10.3), for at most {@link #MOST_STEPS} products. The same matrix gives the same bits.
 */
public final class LargestEigenvalue {
  private static final int MOST_STEPS = 100;

  /** What is left of a vector counts as nothing below this share of the eigenvalue. */
  private static final double NOTHING = 0x1p-45;

  private LargestEigenvalue() {}

  /**
   * Finds it.
   *
   * @param n the matrix's order
   * @param times v ↦ Av
   * @return 0 for n = 0
   */
  public static double of(int n, UnaryOperator<double[]> times) {
    int most = Math.min(n, MOST_STEPS);
    double[] diagonal = new double[most];
    double[] beside = new double[most];
    List<double[]> basis = new ArrayList<>();
    double[] next = start(n);
    int steps = 0;
    double largest = 0;
    while (steps < most) {
      basis.add(next);
      double[] image = times.apply(next);
      diagonal[steps] = dot(next, image);
      largest = Math.max(largest, Math.abs(diagonal[steps]));
      orthogonalize(image, basis);
      orthogonalize(image, basis);
      double length = Math.sqrt(dot(image, image));
      beside[steps++] = length;
      if (!(length > NOTHING * largest)) {
        break;
      }
      next = scaled(image, 1 / length);
    }
    return steps == 0 ? 0 : ofTridiagonal(diagonal, beside, steps);
  }

  private static double[] start(int n) {
    double[] start = new double[n];
    for (int j = 0; j < n; j++) {
      start[j] = 1 + (j * 7919L % 31) / 16.0;
    }
    return scaled(start, 1 / Math.sqrt(dot(start, start)));
  }

  private static void orthogonalize(double[] v, List<double[]> basis) {
    for (double[] b : basis) {
      double along = dot(v, b);
      for (int j = 0; j < v.length; j++) {
        v[j] = Math.fma(-along, b[j], v[j]);
      }
    }
  }

  private static double ofTridiagonal(double[] diagonal, double[] beside, int order) {
    intW info = new intW(0);
    JavaLAPACK.getInstance().dsterf(order, diagonal, beside, info);
    return info.val == 0 ? diagonal[order - 1] : Double.NaN;
  }

  private static double[] scaled(double[] v, double by) {
    double[] scaled = v.clone();
    for (int j = 0; j < v.length; j++) {
      scaled[j] *= by;
    }
    return scaled;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum = Math.fma(a[j], b[j], sum);
    }
    return sum;
  }
}
