package io.pente.path;

import io.pente.linalg.Kernels;
import io.pente.linalg.SymmetricEigen;
import java.util.Arrays;

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

  /**
   * What each target's mean squared error descends by along each feature once those that cost
   * nothing are fitted: where it is 0, no penalized weight is worth its penalty. 0 for the free
   * ones.
   *
   * @return half of it, a vector a target
   */
  public static double[][] slopes(RowProducts rows, int targets) {
    double[][] slopes = new double[targets][];
    Arrays.setAll(slopes, k -> rows.quadratic(k).linear());
    double[] sizes = rows.penaltySquares();
    boolean free = false;
    for (int j = 0; j < sizes.length; j++) {
      free |= sizes[j] == 0 && rows.matrix()[j * sizes.length + j] > 0;
    }
    if (free) {
      RidgePath ridge = new RidgePath(rows);
      Arrays.setAll(slopes, k -> ridge.besideFree(slopes[k]));
    }
    return slopes;
  }

  private double[] besideFree(double[] slope) {
    double[] left = new double[n];
    for (int a = 0; a < penalized.length; a++) {
      left[penalized[a]] = besideFree(slope, a);
    }
    return left;
  }

  /** cₐ − A_af A_ff⁺ c_f of a penalized column. */
  private double besideFree(double[] slope, int a) {
    double left = slope[penalized[a]];
    for (int u = 0; u < free.length; u++) {
      left -= coupling[u * penalized.length + a] * slope[free[u]];
    }
    return left;
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
      double[] solved = beyond(freeEigen, column, new double[free.length]);
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

  /** x of Ax = right, less the part of a reference that A does not see. */
  private static double[] beyond(SymmetricEigen eigen, double[] right, double[] reference) {
    double none = negligible(eigen);
    double[] coordinates = eigen.into(right);
    double[] unseen = eigen.into(reference);
    for (int i = 0; i < coordinates.length; i++) {
      double value = eigen.values()[i];
      coordinates[i] = value > none ? coordinates[i] / value : -unseen[i];
    }
    return eigen.outOf(coordinates);
  }

  /**
   * The weights for each penalty.
   *
   * @param linear c
   * @param lambdas ≥ 0
   */
  public double[][] weights(double[] linear, double[] lambdas) {
    double[] all = beyond(new double[n], linear, lambdas);
    double[][] weights = new double[lambdas.length][n];
    for (int v = 0; v < lambdas.length; v++) {
      for (int j = 0; j < n; j++) {
        weights[v][j] = all[j * lambdas.length + v];
      }
    }
    return weights;
  }

  /**
   * How far the weights for each penalty are from others: with those near, digits are kept that
   * would be lost in a difference of two solutions.
   *
   * @param reference ŵ
   * @param slope c − Aŵ, as the rows have it
   * @param lambdas ≥ 0
   * @return w − ŵ, n × lambdas row-major
   */
  double[] beyond(double[] reference, double[] slope, double[] lambdas) {
    int count = lambdas.length;
    double[] beyond = new double[n * count];
    for (int j = 0; j < n; j++) {
      Arrays.fill(beyond, j * count, j * count + count, -reference[j]);
    }
    double[] solved = penalized(reference, slope, lambdas);
    for (int a = 0; a < penalized.length; a++) {
      for (int v = 0; v < count; v++) {
        beyond[penalized[a] * count + v] = roots[a] * solved[a * count + v];
      }
    }
    double[] own = beyond(freeEigen, of(free, slope), of(free, reference));
    for (int u = 0; u < free.length; u++) {
      for (int v = 0; v < count; v++) {
        double sum = own[u];
        for (int a = 0; a < penalized.length; a++) {
          sum -= coupling[u * penalized.length + a] * beyond[penalized[a] * count + v];
        }
        beyond[free[u] * count + v] = sum;
      }
    }
    return beyond;
  }

  private static double[] of(int[] columns, double[] vector) {
    return Arrays.stream(columns).mapToDouble(j -> vector[j]).toArray();
  }

  /** D^½ (w − ŵ) of the penalized columns, for each penalty. */
  private double[] penalized(double[] reference, double[] slope, double[] lambdas) {
    int m = penalized.length;
    int count = lambdas.length;
    double[] right = new double[m];
    double[] from = new double[m];
    for (int a = 0; a < m; a++) {
      right[a] = roots[a] * besideFree(slope, a);
      from[a] = reference[penalized[a]] / roots[a];
    }
    double[] seen = eigen.into(right);
    double[] start = eigen.into(from);
    double[] coordinates = new double[m * count];
    for (int i = 0; i < m; i++) {
      double value = eigen.values()[i];
      for (int v = 0; v < count; v++) {
        coordinates[i * count + v] =
            value > none
                ? Math.fma(-lambdas[v], start[i], seen[i]) / (value + lambdas[v])
                : -start[i];
      }
    }
    double[] solved = new double[m * count];
    if (m > 0) {
      Kernels.best().transposedTimes(eigen.vectors(), 0, m, m, coordinates, count, solved);
    }
    return solved;
  }
}
