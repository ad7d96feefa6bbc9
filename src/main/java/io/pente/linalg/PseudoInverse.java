package io.pente.linalg;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A root Y of (AᵀA)⁺ = YᵀY of columns of about equal length, from one of A's factors. What is made
 * of Y, a diagonal entry as the square of a column's length or a form zᵀ(AᵀA)⁺z as ‖Yz‖², keeps as
 * many digits as A's condition number leaves, where the entries of YᵀY leave those of its square.
 *
 * @param root Y, rank × n row-major
 * @param rank of A
 * @param condition √(λmax/λmin) of AᵀA; NaN below full rank
 * @param dependencies the columns beyond the rank, as combinations of those within it
 */
public record PseudoInverse(
    double[] root, int rank, double condition, List<FactorSolver.Dependency> dependencies) {

  /** Of a matrix without columns. */
  public static final PseudoInverse EMPTY =
      new PseudoInverse(new double[0], 0, Double.NaN, List.of());

  /**
   * From AᵀA itself, where it is well away from singular: right to about its condition number times
   * 2⁻⁵².
   *
   * @param products AᵀA, n × n row-major; its lower triangle is not read
   * @param worst the condition number from which on it does not count as well away from singular
   * @return empty where it is not
   */
  public static Optional<PseudoInverse> ofProducts(double[] products, int n, double worst) {
    return Optional.ofNullable(CholeskySolver.of(products, n, worst))
        .map(solver -> ofRoot(solver.inverseFactor(), products, n));
  }

  /**
   * V for {@link #ofWhitened}: the inverse of the triangular factor, n × n row-major.
   *
   * @param products as {@link #ofProducts} took them
   */
  public static double[] factorInverse(double[] products, int n) {
    return CholeskySolver.of(products, n, Double.POSITIVE_INFINITY).inverseFactor();
  }

  /**
   * From AᵀA, and what A is after a first factor's inverse V took most of its condition away
   * (Cholesky QR twice: Yamamoto, Nakatsukasa, Yanagisawa and Fukaya, Electron. Trans. Numer. Anal.
   * 44, 2015): (AᵀA)⁻¹ = V (VᵀAᵀAV)⁻¹ Vᵀ, whatever V is.
   *
   * @param v V, n × n row-major
   * @param whitened VᵀAᵀAV summed from the rows of AV, n × n row-major, upper triangle
   * @return empty where that is far from the unit matrix
   */
  public static Optional<PseudoInverse> ofWhitened(
      double[] products, double[] v, double[] whitened, int n) {
    CholeskySolver second = CholeskySolver.of(whitened, n, 1e3);
    if (second == null) {
      return Optional.empty();
    }
    double[] both = new double[n * n];
    Kernels.best().times(v, 0, n, n, second.inverseFactor(), n, both);
    return Optional.of(ofRoot(both, products, n));
  }

  /** Of full rank: (AᵀA)⁻¹ = VVᵀ. */
  private static PseudoInverse ofRoot(double[] v, double[] products, int n) {
    double[] root = transposed(v, n);
    double condition = condition(products, root, n);
    return new PseudoInverse(root, n, condition, List.of());
  }

  private static double condition(double[] products, double[] root, int n) {
    double largest = LargestEigenvalue.of(n, x -> times(products, n, x));
    double least = LargestEigenvalue.of(n, x -> squareTimes(root, n, x));
    return Math.sqrt(largest * least);
  }

  /**
   * From a triangular factor R with RᵀR = AᵀA, of full rank or not.
   *
   * @param upper R, n × n row-major
   */
  public static PseudoInverse ofFactor(double[] upper, int n) {
    FactorSolver solver = new FactorSolver(upper, n);
    double[] root = solver.inverseRoot();
    double condition =
        solver.rank() == n ? condition(productsOfRows(upper, n, n), root, n) : Double.NaN;
    return new PseudoInverse(root, solver.rank(), condition, solver.dependencies());
  }

  private static double[] transposed(double[] v, int n) {
    double[] turned = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        turned[j * n + i] = v[i * n + j];
      }
    }
    return turned;
  }

  /** YᵀY, n × n row-major, upper triangle. */
  private static double[] productsOfRows(double[] y, int rows, int n) {
    Gram gram = new Gram(n);
    gram.add(y, rows);
    double[] products = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        products[i * n + j] = gram.entry(i, j);
      }
    }
    return products;
  }

  /** A symmetric matrix, of which the upper triangle is read, times x. */
  private static double[] times(double[] upper, int n, double[] x) {
    double[] image = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = upper[i * n + i] * x[i];
      for (int j = i + 1; j < n; j++) {
        double entry = upper[i * n + j];
        sum = Math.fma(entry, x[j], sum);
        image[j] = Math.fma(entry, x[i], image[j]);
      }
      image[i] += sum;
    }
    return image;
  }

  /** YᵀYx. */
  private static double[] squareTimes(double[] y, int n, double[] x) {
    double[] image = new double[n];
    for (int from = 0; from < y.length; from += n) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum = Math.fma(y[from + j], x[j], sum);
      }
      for (int j = 0; j < n; j++) {
        image[j] = Math.fma(sum, y[from + j], image[j]);
      }
    }
    return image;
  }

  /** The same with zeros for columns that are no part of A, and without rows of theirs alone. */
  public PseudoInverse without(boolean[] columns) {
    int n = columns.length;
    double[] rest = new double[root.length];
    int to = 0;
    for (int from = 0; from < root.length; from += n) {
      boolean left = false;
      for (int j = 0; j < n; j++) {
        rest[to + j] = columns[j] ? 0 : root[from + j];
        left |= rest[to + j] != 0;
      }
      to += left ? n : 0;
    }
    return new PseudoInverse(Arrays.copyOf(rest, to), rank, condition, dependencies);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PseudoInverse that
        && rank == that.rank
        && Arrays.equals(root, that.root);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(root);
  }

  @Override
  public String toString() {
    return "of rank " + rank + ", condition " + condition;
  }
}
