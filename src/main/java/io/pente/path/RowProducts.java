package io.pente.path;

/**
 * What the products of some rows say of a fit to them, for all targets: the {@link Quadratic} of
 * each, and the size of the features in the penalty, in the units of the products.
 */
public final class RowProducts {
  private final CenteredProducts products;
  private final int features;
  private final boolean intercept;
  private final boolean standardize;
  private final double[] matrix;

  /**
   * @param intercept whether a fit is about the means
   * @param standardize whether a feature's penalty is by its deviation over these rows
   */
  RowProducts(CenteredProducts products, int features, boolean intercept, boolean standardize) {
    this.products = products;
    this.features = features;
    this.intercept = intercept;
    this.standardize = standardize;
    this.matrix = new double[features * features];
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < features; j++) {
        matrix[i * features + j] = mean(i, j);
      }
    }
  }

  /** An entry of [X̃ Ỹ]ᵀΩ[X̃ Ỹ]/Σω. */
  private double mean(int i, int j) {
    double sum = intercept ? products.product(i, j) : products.aboutZero(i, j);
    return sum / products.weight();
  }

  /** These rows and others. */
  RowProducts with(CenteredProducts others) {
    return new RowProducts(products.and(others), features, intercept, standardize);
  }

  CenteredProducts products() {
    return products;
  }

  /** n. */
  public int features() {
    return features;
  }

  /** X̃ᵀΩX̃/Σω, n × n. */
  double[] matrix() {
    return matrix;
  }

  /** The mean squared error of target k, but for a constant. */
  public Quadratic quadratic(int k) {
    double[] linear = new double[features];
    for (int j = 0; j < features; j++) {
      linear[j] = mean(j, features + k);
    }
    return new Quadratic(matrix, linear);
  }

  /** σⱼ² of the penalty. */
  public double[] penaltySquares() {
    double[] squares = new double[features];
    for (int j = 0; j < features; j++) {
      squares[j] = standardize ? products.product(j, j) / products.weight() : 1;
    }
    return squares;
  }
}
