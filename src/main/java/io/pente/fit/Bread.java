package io.pente.fit;

import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.settings.Covariance;
import io.pente.statistics.MatrixCovariance;
import java.util.List;

/**
 * The outer part of a sandwich: (DᵀΩD)⁺ of the standardized features and the mean, which a model
 * keeps; between the two are zeros.
 */
final class Bread {
  private final Design design;
  private final double degreesOfFreedom;
  private final double[] matrix;
  private final int width;

  Bread(Inference inference) {
    this.design = inference.design();
    this.degreesOfFreedom = inference.residuals().degreesOfFreedom();
    this.width = design.features() + 1;
    this.matrix = new double[width * width];
    for (int i = 0; i < width - 1; i++) {
      for (int j = 0; j < width - 1; j++) {
        matrix[i * width + j] = design.inverse(i, j) / design.totalWeight();
      }
    }
    matrix[width * width - 1] = design.intercept() ? 1 / design.totalWeight() : 0;
  }

  /** Width × width, row-major; not copied. */
  double[] matrix() {
    return matrix;
  }

  /** q of the formulas. */
  double observations() {
    return design.observations();
  }

  /** q − k. */
  double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /** factor · B M B. */
  double[] around(double[] meat, double factor) {
    double[] half = product(matrix, meat);
    double[] whole = product(half, matrix);
    for (int e = 0; e < whole.length; e++) {
      whole[e] *= factor;
    }
    return symmetric(whole);
  }

  private double[] symmetric(double[] of) {
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0.5 * (of[i * width + j] + of[j * width + i]);
        of[i * width + j] = mean;
        of[j * width + i] = mean;
      }
    }
    return of;
  }

  private double[] product(double[] a, double[] b) {
    double[] product = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int l = 0; l < width; l++) {
        double factor = a[i * width + l];
        for (int j = 0; factor != 0 && j < width; j++) {
          product[i * width + j] = Math.fma(factor, b[l * width + j], product[i * width + j]);
        }
      }
    }
    return product;
  }

  /** One matrix a target, as a covariance of coefficients. */
  MatrixCovariance covariance(Covariance choice, List<double[]> matrices) {
    return new MatrixCovariance(choice.kind().shortName(), width - 1, degreesOfFreedom, matrices);
  }
}
