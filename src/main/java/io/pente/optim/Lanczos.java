package io.pente.optim;

import java.util.Arrays;

/**
 * The largest eigenvalue λ of a Hessian H from products Hv, from below: the largest Ritz value θ of
 * the Krylov space of a start vector.
 *
 * <p>θ after k products is at least λ/2 unless the start vector has less than 1/T²ₖ₋₁(3) of its
 * squared length along the eigenvectors of λ, T being Chebyshev's polynomial: put T shifted to [0,
 * λ/2], which is at most 1 there and T(3) at λ, into the Rayleigh quotient that θ maximises. For k
 * = 12 that share is 6·10⁻¹⁷, below rounding: so 1/θ &lt; 2/λ. (Lanczos 1950; the argument is
 * Kuczyński and Woźniakowski's, SIAM J. Matrix Anal. Appl. 13, 1992, 4, for a given start.)
 *
 * @param previous the Lanczos vector before; null at first
 * @param vector the next one to multiply, of length 1
 * @param diagonal of the tridiagonal matrix so far
 * @param beside its off-diagonal, the last entry leading to {@code vector}
 * @param limit how many products to ask for, at most as many as there are coordinates
 * @param exhausted whether the Krylov space holds no more
 */
record Lanczos(
    double[] previous,
    double[] vector,
    double[] diagonal,
    double[] beside,
    int limit,
    boolean exhausted) {
  private static final int PRODUCTS = 12;
  private static final double NOTHING = 1e-12;

  /**
   * From the gradient and, in equal parts, a fixed pseudo-random vector, so that no direction is
   * left out that rounding or a penalty could bring in.
   */
  static Lanczos everywhere(double[] gradient) {
    double[] signs = signs(gradient.length);
    double norm = Vectors.norm(gradient);
    double[] mixed =
        norm > 0
            ? Vectors.plus(Vectors.times(1 / norm, gradient), 1 / Math.sqrt(gradient.length), signs)
            : signs;
    double length = Vectors.norm(mixed);
    return from(length > 0 ? Vectors.times(1 / length, mixed) : signs, PRODUCTS);
  }

  /** The curvature along one direction, by one product. */
  static Lanczos along(double[] direction) {
    return from(Vectors.times(1 / Vectors.norm(direction), direction), 1);
  }

  private static Lanczos from(double[] unit, int products) {
    int most = Math.min(products, unit.length);
    return new Lanczos(null, unit, new double[0], new double[0], most, false);
  }

  boolean done() {
    return exhausted || diagonal.length == limit;
  }

  /** The state after {@code product} = H·vector. */
  Lanczos tell(double[] product) {
    if (!Vectors.finite(product)) {
      return new Lanczos(previous, vector, diagonal, beside, limit, true);
    }
    double along = Vectors.dot(vector, product);
    double[] rest = Vectors.plus(product, -along, vector);
    if (previous != null) {
      rest = Vectors.plus(rest, -beside[beside.length - 1], previous);
    }
    rest = Vectors.plus(rest, -Vectors.dot(vector, rest), vector);
    double length = Vectors.norm(rest);
    boolean last = !(length > NOTHING * Vectors.norm(product));
    return new Lanczos(
        vector,
        last ? vector : Vectors.times(1 / length, rest),
        with(diagonal, along),
        with(beside, length),
        limit,
        last);
  }

  private static double[] with(double[] list, double next) {
    double[] longer = Arrays.copyOf(list, list.length + 1);
    longer[list.length] = next;
    return longer;
  }

  /** θ, by bisection with Sturm counts (Golub and Van Loan, 8.4); NaN if no product was finite. */
  double largest() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < diagonal.length; i++) {
      double radius = (i > 0 ? beside[i - 1] : 0) + (i + 1 < diagonal.length ? beside[i] : 0);
      low = Math.min(low, diagonal[i] - radius);
      high = Math.max(high, diagonal[i] + radius);
    }
    for (int i = 0; i < 100 && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (anyAbove(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return diagonal.length == 0 ? Double.NaN : high;
  }

  /** Whether an eigenvalue of the tridiagonal matrix T is > x: a pivot of T − x I is > 0. */
  private boolean anyAbove(double x) {
    double pivot = 1;
    for (int i = 0; i < diagonal.length; i++) {
      double over = i == 0 ? 0 : beside[i - 1] * beside[i - 1] / pivot;
      pivot = diagonal[i] - x - over;
      if (pivot > 0) {
        return true;
      }
      pivot = pivot == 0 ? -Double.MIN_NORMAL : pivot;
    }
    return false;
  }

  private static double[] signs(int length) {
    double[] signs = new double[length];
    for (int i = 0; i < length; i++) {
      long hash = (i + 1) * 0x9E3779B97F4A7C15L;
      hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
      signs[i] = (hash ^ (hash >>> 27)) < 0 ? -1 : 1;
    }
    return signs;
  }
}
