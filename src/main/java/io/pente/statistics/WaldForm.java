package io.pente.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * dᵀ(RVRᵀ)⁻¹d of restrictions R with distances d. Where V is given by {@linkplain
 * CoefficientCovariance.Images vectors}, RVRᵀ = TᵀT and the form is ‖t‖² with Sᵀt = d, S the
 * triangular factor of T, of columns of length 1, by Gram and Schmidt's method done twice: T's
 * condition number takes digits, and not its square. Restrictions that follow from those before
 * them, as far as doubles tell, are passed over.
 *
 * @param square the form; NaN where the covariance of the restrictions is not positive definite
 * @param restrictions how many it is of
 */
record WaldForm(double square, int restrictions) {
  /** What of a vector of length 1 rounding leaves where it follows from others. */
  private static final double NOTHING_LEFT = 1e-11;

  private static final WaldForm NONE = new WaldForm(Double.NaN, 0);

  /**
   * Of target k.
   *
   * @param rows R, each of n + 1 numbers
   */
  static WaldForm of(CoefficientCovariance covariance, int k, List<double[]> rows, double[] d) {
    Optional<CoefficientCovariance.Images> images = covariance.images(k);
    return images.isPresent()
        ? of(rows.stream().map(images.get()::of).toList(), d)
        : ofEntries(covariance, k, rows, d);
  }

  private static WaldForm of(List<double[]> images, double[] d) {
    List<double[]> basis = new ArrayList<>();
    List<Double> solved = new ArrayList<>();
    double square = 0;
    for (int i = 0; i < d.length; i++) {
      double[] rest = images.get(i).clone();
      double length = length(rest);
      if (!(length > 0)) {
        continue;
      }
      divide(rest, length);
      double value = d[i] / length;
      for (int pass = 0; pass < 2; pass++) {
        for (int b = 0; b < basis.size(); b++) {
          double along = dot(basis.get(b), rest);
          subtract(along, basis.get(b), rest);
          value -= along * solved.get(b);
        }
      }
      double left = length(rest);
      if (left > NOTHING_LEFT) {
        divide(rest, left);
        basis.add(rest);
        solved.add(value / left);
        square += value / left * (value / left);
      }
    }
    return new WaldForm(square, basis.size());
  }

  /** Where variances may come out negative there is no such factor. */
  private static WaldForm ofEntries(
      CoefficientCovariance covariance, int k, List<double[]> rows, double[] d) {
    int q = d.length;
    double[] variance = new double[q * q];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        variance[i * q + j] = covariance.covariance(k, rows.get(i), rows.get(j));
      }
    }
    double square = QuadraticForm.inverse(variance, d);
    return Double.isNaN(square) ? NONE : new WaldForm(square, q);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum = Math.fma(a[i], b[i], sum);
    }
    return sum;
  }

  private static double length(double[] v) {
    return Math.sqrt(dot(v, v));
  }

  private static void divide(double[] v, double by) {
    for (int i = 0; i < v.length; i++) {
      v[i] /= by;
    }
  }

  private static void subtract(double factor, double[] what, double[] from) {
    for (int i = 0; i < from.length; i++) {
      from[i] = Math.fma(-factor, what[i], from[i]);
    }
  }
}
