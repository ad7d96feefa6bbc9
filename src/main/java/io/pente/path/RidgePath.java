package io.pente.path;

import io.pente.linalg.SymmetricEigen;

/**
 * Ridge solutions for any number of penalties and targets by one symmetric eigendecomposition:
 *
 * <pre>
 *   (A + λD) w = c      D^-½AD^-½ = QΛQᵀ      w = D^-½ Q (Λ + λ)⁻¹ Qᵀ D^-½ c
 * </pre>
 *
 * D the squares of the features' sizes in the penalty. Features of size 0 that vary about zero (a
 * constant one without an intercept) cost nothing: they are solved for first. Where A is singular,
 * to rounding, the solution is the one of least penalty, which λ → 0 tends to.
 */
public final class RidgePath {
  private final int n;
  private final int[] penalized;
  private final int[] free;
  private final double[] roots;
  private final SymmetricEigen eigen;
  private final double none;
  private final SymmetricEigen freeEigen;
  private final double[] coupling;

  /** Of some rows. */
  public RidgePath(RowProducts rows) {
    this.n = rows.features();
    double[] matrix = rows.matrix();
    double[] sizes = rows.penaltySquares();
    this.penalized = columns(matrix, sizes, true);
    this.free = columns(matrix, sizes, false);
    this.freeEigen = SymmetricEigen.of(part(matrix, free, free), free.length);
    this.coupling = coupling(part(matrix, free, penalized));
    this.roots = new double[penalized.length];
    for (int a = 0; a < roots.length; a++) {
      roots[a] = 1 / Math.sqrt(sizes[penalized[a]]);
    }
    this.eigen = SymmetricEigen.of(scaled(matrix), penalized.length);
    this.none = negligible(eigen);
  }

  private int[] columns(double[] matrix, double[] sizes, boolean sized) {
    return java.util.stream.IntStream.range(0, n)
        .filter(j -> matrix[j * n + j] > 0 && sizes[j] > 0 == sized)
        .toArray();
  }

  private double[] part(double[] matrix, int[] rows, int[] columns) {
    double[] part = new double[rows.length * columns.length];
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        part[a * columns.length + b] = matrix[rows[a] * n + columns[b]];
      }
    }
    return part;
  }

  /** What of the free columns the others stand for: A_ff⁺ A_fp, free × penalized. */
  private double[] coupling(double[] across) {
    int m = penalized.length;
    double[] coupling = new double[across.length];
    for (int b = 0; b < m; b++) {
      double[] column = new double[free.length];
      for (int a = 0; a < free.length; a++) {
        column[a] = across[a * m + b];
      }
      double[] solved = solve(freeEigen, negligible(freeEigen), column, 0);
      for (int a = 0; a < free.length; a++) {
        coupling[a * m + b] = solved[a];
      }
    }
    return coupling;
  }

  /** D^-½ (A_pp − A_pf A_ff⁺ A_fp) D^-½. */
  private double[] scaled(double[] matrix) {
    int m = penalized.length;
    double[] scaled = part(matrix, penalized, penalized);
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        for (int u = 0; u < free.length; u++) {
          scaled[a * m + b] -= matrix[penalized[a] * n + free[u]] * coupling[u * m + b];
        }
        scaled[a * m + b] *= roots[a] * roots[b];
      }
    }
    return scaled;
  }

  /** Eigenvalues up to this are rounding. */
  private static double negligible(SymmetricEigen eigen) {
    double largest = eigen.n() == 0 ? 0 : eigen.values()[eigen.n() - 1];
    return Math.max(1, eigen.n()) * Math.ulp(1.0) * largest;
  }

  private static double[] solve(SymmetricEigen eigen, double none, double[] right, double lambda) {
    return eigen.outOf(divided(eigen, none, eigen.into(right), lambda));
  }

  private static double[] divided(
      SymmetricEigen eigen, double none, double[] coordinates, double lambda) {
    double[] divided = new double[coordinates.length];
    for (int i = 0; i < divided.length; i++) {
      double value = eigen.values()[i];
      divided[i] = value > none ? coordinates[i] / (value + lambda) : 0;
    }
    return divided;
  }

  /**
   * The weights for each penalty.
   *
   * @param linear c
   * @param lambdas ≥ 0
   */
  public double[][] weights(double[] linear, double[] lambdas) {
    int m = penalized.length;
    double[] right = new double[m];
    for (int a = 0; a < m; a++) {
      right[a] = linear[penalized[a]];
      for (int u = 0; u < free.length; u++) {
        right[a] -= coupling[u * m + a] * linear[free[u]];
      }
      right[a] *= roots[a];
    }
    double[] coordinates = eigen.into(right);
    double[][] weights = new double[lambdas.length][];
    for (int v = 0; v < lambdas.length; v++) {
      weights[v] = whole(eigen.outOf(divided(eigen, none, coordinates, lambdas[v])), linear);
    }
    return weights;
  }

  /** All weights, from those of the penalized columns in units of their sizes. */
  private double[] whole(double[] solved, double[] linear) {
    int m = penalized.length;
    double[] weights = new double[n];
    for (int a = 0; a < m; a++) {
      weights[penalized[a]] = roots[a] * solved[a];
    }
    double[] right = new double[free.length];
    for (int u = 0; u < free.length; u++) {
      right[u] = linear[free[u]];
    }
    double[] own = solve(freeEigen, negligible(freeEigen), right, 0);
    for (int u = 0; u < free.length; u++) {
      double sum = own[u];
      for (int a = 0; a < m; a++) {
        sum -= coupling[u * m + a] * weights[penalized[a]];
      }
      weights[free[u]] = sum;
    }
    return weights;
  }
}
