package io.pente.function;

import io.pente.linalg.DenseRows;

/**
 * The k × d Jacobian of x ↦ (Mx)⁺, M being k × d, in the three equal forms of its derivation. They
 * are for reading and checking; {@link Rectifier} with {@link Linear} goes without k × d arrays.
 *
 * <p>SIG = Dupl(Sig(u), d), u = Mx. The complement 1 − Sig(u) is taken as Sig(−u), which is the
 * same and loses no digits.
 */
public final class RectifierJacobian {
  private final double lambda;
  private final double[] m;
  private final int k;
  private final int d;
  private final double[] u;
  private final double[] sig;
  private final double[] complement;

  /**
   * @param m M, k × d row-major
   * @param x where, d entries
   * @throws IllegalArgumentException if a length does not fit or λ is not positive and finite
   */
  public RectifierJacobian(double lambda, int k, int d, double[] m, double[] x) {
    new Variable("M", k, d).require(m);
    new Variable("x", d, 1).require(x);
    this.lambda = Sigmoid.requireSteepness(lambda);
    this.m = m.clone();
    this.k = k;
    this.d = d;
    this.u = new double[k];
    new DenseRows(k, d, m).times(0, k, x, 1, u);
    this.sig = new double[k];
    this.complement = new double[k];
    for (int i = 0; i < k; i++) {
      sig[i] = Sigmoid.value(lambda, u[i]);
      complement[i] = Sigmoid.value(lambda, -u[i]);
    }
  }

  /** Mᵢⱼ Sig(uᵢ) + uᵢ λ Mᵢⱼ Sig(uᵢ)(1 − Sig(uᵢ)). */
  public double[] byEntry() {
    double[] jacobian = new double[m.length];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < d; j++) {
        double entry = m[i * d + j];
        jacobian[i * d + j] = entry * sig[i] + u[i] * lambda * entry * sig[i] * complement[i];
      }
    }
    return jacobian;
  }

  /** M ⊗ SIG + λ Dupl(u, d) ⊗ M ⊗ SIG ⊗ (𝟙 − SIG), ⊗ being the product entry by entry. */
  public double[] byHadamardProducts() {
    double[] mSig = hadamard(m, duplicate(sig, d));
    double[] second = hadamard(hadamard(duplicate(u, d), mSig), duplicate(complement, d));
    double[] jacobian = new double[m.length];
    for (int i = 0; i < jacobian.length; i++) {
      jacobian[i] = mSig[i] + lambda * second[i];
    }
    return jacobian;
  }

  /** Diag(Sig(u)) [I + λ Diag(u)(I − Diag(Sig(u)))] M, which is Diag(c(u)) M. */
  public double[] byDiagonals() {
    double[] diagonal = new double[k];
    for (int i = 0; i < k; i++) {
      diagonal[i] = sig[i] * (1 + lambda * (u[i] * complement[i]));
    }
    return hadamard(duplicate(diagonal, d), m);
  }

  /** Dupl(a, d): the column a, d times side by side, row-major. */
  static double[] duplicate(double[] column, int d) {
    double[] matrix = new double[column.length * d];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = column[i / d];
    }
    return matrix;
  }

  private static double[] hadamard(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }
}
