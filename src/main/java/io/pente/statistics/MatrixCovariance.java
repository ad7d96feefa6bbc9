package io.pente.statistics;

import io.pente.linalg.CholeskySolver;
import io.pente.linalg.Kernels;
import io.pente.linalg.SymmetricEigen;
import io.pente.model.Whitening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One that is given, a matrix a target, in the design's whitened coordinates: those of Yz and,
 * last, the mean. So a variance is a form of Yc, and the features' condition number takes none of
 * its digits twice.
 */
public final class MatrixCovariance implements CoefficientCovariance {
  /** How near to singular a matrix may be for its triangular root to be taken. */
  private static final double WORST = 1e12;

  /** What of 1 rounding leaves of an eigenvalue that is 0. */
  private static final double NOTHING_LEFT = 1e-12;

  private final String kind;
  private final double degreesOfFreedom;
  private final double rank;
  private final Whitening whitening;
  private final List<double[]> white;
  private final List<double[]> slopes = new ArrayList<>();

  /**
   * @param kind its name
   * @param degreesOfFreedom of tests; infinite for the normal distribution
   * @param rank at most, of each matrix
   * @param whitening Y of the model's design
   * @param white a symmetric matrix a target, row-major, of as many rows as Y has and one; kept,
   *     not copied
   * @throws IllegalArgumentException where sizes do not fit each other
   */
  public MatrixCovariance(
      String kind,
      double degreesOfFreedom,
      double rank,
      Whitening whitening,
      List<double[]> white) {
    this.kind = kind;
    this.degreesOfFreedom = degreesOfFreedom;
    this.rank = rank;
    this.whitening = whitening;
    this.white = List.copyOf(white);
    int size = whitening.coordinates() + 1;
    if (white.stream().anyMatch(matrix -> matrix.length != size * size)) {
      throw new IllegalArgumentException("A covariance is of each coordinate and the mean");
    }
    white.forEach(matrix -> slopes.add(slopes(matrix)));
  }

  /** YᵀMY of a target's matrix but for the mean, n × n. */
  private double[] slopes(double[] matrix) {
    int n = whitening.features();
    int r = whitening.coordinates();
    double[] slopes = new double[n * n];
    if (r == 0) {
      return slopes;
    }
    double[] inner = new double[r * r];
    for (int i = 0; i < r; i++) {
      System.arraycopy(matrix, i * (r + 1), inner, i * r, r);
    }
    double[] root = whitening.root();
    double[] half = new double[r * n];
    Kernels.best().times(inner, 0, r, r, root, n, half);
    Kernels.best().transposedTimes(root, 0, r, n, half, n, slopes);
    return slopes;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public int features() {
    return whitening.features();
  }

  @Override
  public double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  @Override
  public double rank() {
    return rank;
  }

  @Override
  public double entry(int k, int i, int j) {
    int n = features();
    if (i < n && j < n) {
      return slopes.get(k)[i * n + j];
    }
    double[] a = new double[n + 1];
    double[] b = new double[n + 1];
    a[i] = 1;
    b[j] = 1;
    return covariance(k, a, b);
  }

  @Override
  public double covariance(int k, double[] a, double[] b) {
    double[] left = whitening.combination(a);
    double[] right = whitening.combination(b);
    double[] matrix = white.get(k);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      double row = 0;
      for (int j = 0; j < right.length; j++) {
        row = Math.fma(matrix[i * right.length + j], right[j], row);
      }
      sum = Math.fma(left[i], row, sum);
    }
    return sum;
  }

  @Override
  public Optional<Images> images(int k) {
    double[] matrix = varying(white.get(k));
    int size = (int) Math.sqrt(matrix.length);
    CholeskySolver cholesky = CholeskySolver.of(matrix, size, WORST);
    if (cholesky != null) {
      return Optional.of(c -> cholesky.factorTimes(whitening.combination(c)));
    }
    SymmetricEigen eigen = SymmetricEigen.of(matrix, size);
    double[] values = eigen.values();
    if (values[0] < -NOTHING_LEFT * values[size - 1]) {
      return Optional.empty();
    }
    return Optional.of(
        c -> {
          double[] image = eigen.into(whitening.combination(c));
          for (int i = 0; i < size; i++) {
            image[i] *= Math.sqrt(Math.max(0, values[i]));
          }
          return image;
        });
  }

  /** Without the mean where that does not vary, as without an intercept. */
  private static double[] varying(double[] matrix) {
    int size = (int) Math.sqrt(matrix.length);
    if (size == 1 || matrix[matrix.length - 1] != 0) {
      return matrix;
    }
    double[] rest = new double[(size - 1) * (size - 1)];
    for (int i = 0; i < size - 1; i++) {
      System.arraycopy(matrix, i * size, rest, i * (size - 1), size - 1);
    }
    return rest;
  }
}
