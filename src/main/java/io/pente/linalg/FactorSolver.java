package io.pente.linalg;

import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.lapack.JavaLAPACK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netlib.util.intW;

/**
 * A = RᵀR for a triangular R that was found without forming A (the seminormal equations), of full
 * rank or not. R's columns are put in order of what they add (LAPACK's dgeqp3):
 *
 * <pre>
 *   R P = Q [ R₁₁ R₁₂ ]        rank = the number of |rᵢᵢ| above the tolerance
 *           [  0   ~0 ]
 * </pre>
 *
 * At full rank x = P R₁₁⁻¹ R₁₁⁻ᵀ Pᵀb, two triangular solves, whose errors grow with the condition
 * number of R and not with its square (Björck, Linear Algebra Appl. 88/89, 1987). Below it, with
 * [R₁₁ R₁₂]ᵀ = Z T, the solution of least norm (of columns of about equal length) x = P Z T⁻ᵀ T⁻¹
 * Zᵀ Pᵀ b (complete orthogonal decomposition: Golub and Van Loan, 5.4.7); where the norm that is to
 * be least is another one, less its part in the null space of A, spanned by P(−R₁₁⁻¹R₁₂, I).
 */
public final class FactorSolver implements SymmetricSolver {
  /** |rᵢᵢ| ≤ this × n × |r₁₁| counts as 0: rounding of columns and reflections makes a few ε. */
  private static final double TOLERANCE = 64 * 0x1p-52;

  private final int n;
  private final int rank;
  private final int[] order;

  /**
   * Powers of two that make columns of R about as long as each other, so that rank is no matter of
   * units.
   */
  private final double[] scale;

  private final double[] pivoted;
  private final double[] z;
  private final double[] t;

  /** The factors of the coordinates in the norm. */
  private final double[] norm;

  private final Optional<FactorSolver> inner;

  /** The null space in coordinates of the norm: n × (n − rank) orthonormal, column-major. */
  private final double[] nothing;

  /** Of least Euclidean norm. */
  public FactorSolver(double[] upper, int n) {
    this(upper, n, ones(n));
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * Of least √(Σ (normⱼ xⱼ)²).
   *
   * @param upper R, n × n row-major, upper triangular
   * @param norm n, > 0
   */
  public FactorSolver(double[] upper, int n, double[] norm) {
    this(upper, n, norm, Optional.empty());
  }

  /**
   * Of a sum with the diagonal of a penalty in that norm, whose solutions have no part in the null
   * space of what it is added to, however small the penalty.
   *
   * @param inner what it is added to
   */
  public FactorSolver(double[] upper, int n, double[] norm, FactorSolver inner) {
    this(upper, n, norm, Optional.of(inner));
  }

  private FactorSolver(double[] upper, int n, double[] norm, Optional<FactorSolver> inner) {
    this.n = n;
    this.inner = inner;
    this.norm = norm.clone();
    this.order = new int[n];
    this.pivoted = new double[n * n];
    this.scale = scales(upper, n);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        pivoted[j * n + i] = upper[i * n + j] * scale[j];
      }
    }
    pivot();
    this.rank = countRank();
    this.z = rank < n ? new double[n * rank] : null;
    this.t = rank < n ? new double[rank * rank] : null;
    if (rank < n && rank > 0) {
      decompose();
    }
    this.nothing = rank < n ? nullSpace() : new double[0];
  }

  private double[] nullSpace() {
    int free = n - rank;
    double[] basis = new double[n * free];
    List<Dependency> dependent = dependencies();
    for (int k = 0; k < free; k++) {
      Dependency dependency = dependent.get(k);
      basis[k * n + dependency.column()] = -norm[dependency.column()];
      for (int i = 0; i < rank; i++) {
        int column = dependency.of()[i];
        basis[k * n + column] = norm[column] * dependency.coefficients()[i];
      }
      scaleToOne(basis, k * n);
    }
    double[] work = new double[n * 32];
    double[] tau = new double[free];
    intW info = new intW(0);
    JavaLAPACK.getInstance().dgeqrf(n, free, basis, n, tau, work, work.length, info);
    JavaLAPACK.getInstance().dorgqr(n, free, free, basis, n, tau, work, work.length, info);
    return basis;
  }

  private void scaleToOne(double[] basis, int from) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(basis[from + i]));
    }
    for (int i = 0; i < n; i++) {
      basis[from + i] /= largest;
    }
  }

  /** The point that differs from x in the null space alone and has the least norm. */
  public double[] ofLeastNorm(double[] x) {
    if (rank == n) {
      return x;
    }
    double[] least = new double[n];
    Arrays.setAll(least, j -> norm[j] * x[j]);
    for (int k = 0; k < n - rank; k++) {
      double along = 0;
      for (int i = 0; i < n; i++) {
        along = Math.fma(nothing[k * n + i], least[i], along);
      }
      for (int i = 0; i < n; i++) {
        least[i] = Math.fma(-along, nothing[k * n + i], least[i]);
      }
    }
    Arrays.setAll(least, j -> least[j] / norm[j]);
    return least;
  }

  /** Whether the solution of least norm in the scaled columns is that of the norm. */
  private boolean scaledAlike() {
    for (int j = 1; j < n; j++) {
      if (norm[j] * scale[j] != norm[0] * scale[0]) {
        return false;
      }
    }
    return true;
  }

  /** 1 for columns of lengths from 0.71 to 1.41, as those of standardized features are. */
  private static double[] scales(double[] upper, int n) {
    double[] scales = new double[n];
    for (int j = 0; j < n; j++) {
      double largest = 0;
      for (int i = 0; i <= j; i++) {
        largest = Math.max(largest, Math.abs(upper[i * n + j]));
      }
      double sum = 0;
      for (int i = 0; i <= j && largest > 0; i++) {
        sum += Math.pow(upper[i * n + j] / largest, 2);
      }
      double length = largest * Math.sqrt(sum);
      scales[j] =
          length > 0 ? Math.scalb(1.0, -(int) Math.rint(Math.log(length) / Math.log(2))) : 1;
    }
    return scales;
  }

  private void pivot() {
    if (n == 0) {
      return;
    }
    double[] work = new double[2 * n + (n + 1) * 32];
    intW info = new intW(0);
    JavaLAPACK.getInstance()
        .dgeqp3(n, n, pivoted, n, order, new double[n], work, work.length, info);
    for (int j = 0; j < n; j++) {
      order[j]--;
    }
  }

  private int countRank() {
    int found = 0;
    double least = n == 0 ? 0 : TOLERANCE * n * Math.abs(pivoted[0]);
    while (found < n && Math.abs(pivoted[found * n + found]) > least) {
      found++;
    }
    return found;
  }

  /** [R₁₁ R₁₂]ᵀ = Z T, Z n × rank with orthonormal columns, T upper triangular; column-major. */
  private void decompose() {
    for (int i = 0; i < rank; i++) {
      for (int j = i; j < n; j++) {
        z[i * n + j] = pivoted[j * n + i];
      }
    }
    double[] tau = new double[rank];
    double[] work = new double[n * 32];
    intW info = new intW(0);
    JavaLAPACK.getInstance().dgeqrf(n, rank, z, n, tau, work, work.length, info);
    for (int j = 0; j < rank; j++) {
      System.arraycopy(z, j * n, t, j * rank, j + 1);
    }
    JavaLAPACK.getInstance().dorgqr(n, rank, rank, z, n, tau, work, work.length, info);
  }

  public int rank() {
    return rank;
  }

  @Override
  public double condition() {
    if (rank == 0) {
      return 1;
    }
    double ratio = pivoted[0] / pivoted[(rank - 1) * n + rank - 1];
    return ratio * ratio;
  }

  @Override
  public double[] solve(double[] b) {
    return inner
        .filter(within -> within.rank < n)
        .map(within -> within.ofLeastNorm(within.ofLeastNorm(solveAll(within.told(b)))))
        .orElseGet(() -> solveAll(b));
  }

  private double[] solveAll(double[] b) {
    double[] permuted = new double[n];
    for (int j = 0; j < n; j++) {
      permuted[j] = b[order[j]] * scale[order[j]];
    }
    double[] solved =
        rank == n ? solveTriangular(pivoted, n, "T", "N", permuted) : leastNorm(permuted);
    double[] x = new double[n];
    for (int j = 0; j < n; j++) {
      x[order[j]] = solved[j] * scale[order[j]];
    }
    return rank == n || scaledAlike() ? x : ofLeastNorm(x);
  }

  /** Y, rank × n row-major, with A⁺ = YᵀY: the rows of R₁₁⁻ᵀPᵀ, or below full rank of T⁻¹ZᵀPᵀ. */
  double[] inverseRoot() {
    double[] root = new double[rank * n];
    double[] inverse = rank == n ? pivoted.clone() : t.clone();
    intW info = new intW(0);
    if (rank > 0) {
      JavaLAPACK.getInstance().dtrtri("U", "N", rank, inverse, rank, info);
    }
    for (int i = 0; i < rank; i++) {
      double[] row = rank == n ? column(inverse, i) : rowOfRange(inverse, i);
      double[] ordered = new double[n];
      for (int j = 0; j < n; j++) {
        ordered[order[j]] = row[j] * scale[order[j]];
      }
      double[] whole = rank == n || scaledAlike() ? ordered : ofLeastNorm(ordered);
      System.arraycopy(whole, 0, root, i * n, n);
    }
    return root;
  }

  /** Row i of R₁₁⁻ᵀ. */
  private double[] column(double[] inverse, int i) {
    double[] column = new double[n];
    System.arraycopy(inverse, i * n, column, 0, i + 1);
    return column;
  }

  /** Row i of T⁻¹Zᵀ. */
  private double[] rowOfRange(double[] inverse, int i) {
    double[] row = new double[n];
    for (int k = i; k < rank; k++) {
      double factor = inverse[k * rank + i];
      for (int j = 0; j < n; j++) {
        row[j] = Math.fma(factor, z[k * n + j], row[j]);
      }
    }
    return row;
  }

  /** What is left of a right-hand side without its part in the null space. */
  private double[] told(double[] b) {
    double[] inNorm = new double[n];
    Arrays.setAll(inNorm, j -> b[j] / (norm[j] * norm[j]));
    double[] least = ofLeastNorm(inNorm);
    Arrays.setAll(least, j -> least[j] * (norm[j] * norm[j]));
    return least;
  }

  private double[] leastNorm(double[] b) {
    double[] x = new double[n];
    if (rank > 0) {
      double[] inner = new double[rank];
      // Z's columns are rows here. BLAS's dgemv adds the lanes of a vector in an order of its own.
      Kernels.best().times(z, 0, rank, n, b, 1, inner);
      inner = solveTriangular(t, rank, "N", "T", inner);
      Kernels.best().transposedTimes(z, 0, rank, n, inner, 1, x);
    }
    return x;
  }

  /**
   * Solves with the upper triangle of a column-major square matrix twice, transposed (T) or not.
   */
  private static double[] solveTriangular(
      double[] u, int size, String first, String second, double[] b) {
    double[] x = b.clone();
    JavaBLAS.getInstance().dtrsv("U", first, "N", size, u, size, x, 1);
    JavaBLAS.getInstance().dtrsv("U", second, "N", size, u, size, x, 1);
    return x;
  }

  /**
   * A column that is a combination of others.
   *
   * @param coefficients of the columns {@code of}
   */
  public record Dependency(int column, int[] of, double[] coefficients) {}

  /** The columns beyond the rank, each as a combination of the columns within it. */
  public List<Dependency> dependencies() {
    List<Dependency> found = new ArrayList<>();
    for (int j = rank; j < n; j++) {
      double[] coefficients = new double[rank];
      System.arraycopy(pivoted, j * n, coefficients, 0, rank);
      if (rank > 0) {
        JavaBLAS.getInstance().dtrsv("U", "N", "N", rank, pivoted, n, coefficients, 1);
      }
      for (int i = 0; i < rank; i++) {
        coefficients[i] *= scale[order[i]] / scale[order[j]];
      }
      found.add(new Dependency(order[j], Arrays.copyOf(order, rank), coefficients));
    }
    return found;
  }
}
