package io.pente.fit;

import io.pente.data.ColumnUnits;
import io.pente.data.Moments;
import io.pente.linalg.DenseRows;
import io.pente.linalg.DoubleDouble;
import io.pente.linalg.ExtendedProducts;
import io.pente.linalg.ExtendedTriangle;
import io.pente.linalg.Products;
import io.pente.linalg.PseudoInverse;
import io.pente.linalg.TriangularFactor;
import io.pente.model.KeptMoments;
import io.pente.objective.LinearSpace;
import java.util.Arrays;
import java.util.List;

/**
 * The least-squares fit to kept moments: with [R S; 0 T] the triangular factor of [X Y] over their
 * units, the minimizer V of
 *
 * <pre>
 *   (‖RV − S‖² + ‖T‖² + what C adds)/Σω + l2 Σ σⱼ²Vⱼₖ²
 * </pre>
 *
 * by seminormal equations from the factor alone (Björck 1987), refined with residuals in
 * double-double arithmetic, in which what the factor's rounding lacks is made up for. Without an
 * intercept the columns are about zero.
 */
final class MomentsFit {
  private static final int MOST_STEPS = 30;

  /** The size of a step, relative to the solution, that no digit is left for. */
  private static final double LAST_STEP = 0x1p-80;

  private final KeptMoments moments;
  private final Products products;
  private final int n;
  private final int p;
  private final LinearSpace space;
  private final double[] squares;
  private final HessianFactor hessian;
  private final DenseRows factor;
  private final double[] high;
  private final double[] low;
  private final double[] gradientNorms;
  private int steps;

  /**
   * Solves.
   *
   * @param n how many of the columns are features
   */
  MomentsFit(KeptMoments moments, int n, boolean intercept, boolean standardize, double l2) {
    this.moments = moments;
    this.n = n;
    this.p = moments.columns() - n;
    this.products = products(intercept);
    double[] square = products.square();
    this.factor = new DenseRows(n, n, block(square, 0, n, 0, n));
    this.space = space(intercept, standardize);
    this.squares = space.squareFactors(l2);
    this.hessian = HessianFactor.of(standardized(), moments.totalWeight(), space, squares);
    this.high = new double[n * p];
    this.low = new double[n * p];
    this.gradientNorms = new double[p];
    solve();
  }

  private Products products(boolean intercept) {
    Products about = new Products(n + p, moments.factor(), moments.remainder());
    if (intercept) {
      return about;
    }
    Products.Row mean =
        new Products.Row(
            moments.mean(), moments.meanLow(), moments.totalWeight(), moments.totalWeightLow());
    return Products.sum(n + p, List.of(about), List.of(mean));
  }

  private double[] block(double[] square, int top, int rows, int left, int columns) {
    double[] block = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(square, (top + i) * (n + p) + left, block, i * columns, columns);
    }
    return block;
  }

  /** Columns over their units, and less their means where there is an intercept. */
  private LinearSpace space(boolean intercept, boolean standardize) {
    return new LinearSpace(
        columns(0, n, intercept),
        columns(n, n + p, intercept),
        units(0, n, intercept),
        units(n, n + p, intercept),
        intercept,
        standardize);
  }

  private ColumnUnits units(int from, int to, boolean intercept) {
    double[] pivots = new double[to - from];
    double[] units = new double[to - from];
    double[] unit = moments.unit();
    double[] mean = moments.mean();
    for (int c = from; c < to; c++) {
      pivots[c - from] = intercept ? mean[c] * unit[c] : 0;
      units[c - from] = 1 / unit[c];
    }
    return new ColumnUnits(pivots, units);
  }

  private Moments.Columns columns(int from, int to, boolean intercept) {
    double[] mean = intercept ? moments.meanLow() : moments.mean();
    double[] variance = new double[to - from];
    Arrays.setAll(variance, c -> Math.pow(deviation(moments, from + c), 2));
    double[] none = new double[to - from];
    return new Moments.Columns(Arrays.copyOfRange(mean, from, to), variance, none, none);
  }

  /** The standard deviation, with divisor Σω, of a column over its unit. */
  static double deviation(KeptMoments moments, int c) {
    int m = moments.columns();
    double[] upper = moments.factor();
    double sum = 0;
    for (int i = 0; i <= c; i++) {
      double entry = upper[ExtendedTriangle.place(m, i, c)];
      sum = Math.fma(entry, entry, sum);
    }
    return Math.sqrt(sum / moments.totalWeight());
  }

  /** The features' factor in the space trained in. */
  private TriangularFactor standardized() {
    double[] inverse = space.standardization().inverseScale();
    double[] scaled = factor.values().clone();
    for (int e = 0; e < scaled.length; e++) {
      scaled[e] *= inverse[e % n];
    }
    TriangularFactor rows = new TriangularFactor(n);
    rows.add(scaled, n);
    return rows;
  }

  /** Steps by the factor, each from a residual in double-double arithmetic. */
  private void solve() {
    double before = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[][] gradients = gradients();
      double moved = 0;
      for (int k = 0; k < p; k++) {
        moved = Math.max(moved, step(k, gradients[k]));
      }
      steps++;
      if (!(moved > LAST_STEP) || moved > before / 2) {
        break;
      }
      before = moved;
    }
    double[][] last = gradients();
    Arrays.setAll(gradientNorms, k -> norm(last[k]));
  }

  /** How many steps were taken. */
  int steps() {
    return steps;
  }

  /**
   * Takes target k's step.
   *
   * @return how far it was, relative to where it led
   */
  private double step(int k, double[] gradient) {
    double[] by = hessian.solve(gradient);
    double s = space.standardization().targetScale()[k];
    double[] inverse = space.standardization().inverseScale();
    double moved = 0;
    double size = 0;
    for (int j = 0; j < n; j++) {
      DoubleDouble.addProduct(high, low, j * p + k, -s * inverse[j], by[j], 0);
      moved = Math.max(moved, Math.abs(by[j]));
      size = Math.max(size, inverse[j] == 0 ? 0 : Math.abs(high[j * p + k] / (s * inverse[j])));
    }
    return size == 0 ? 0 : moved / size;
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum = Math.fma(value, value, sum);
    }
    return Math.sqrt(sum);
  }

  /** Of each target in the space trained in; its bias' is 0. */
  private double[][] gradients() {
    double[][] left = left();
    double[] g = new double[n * p];
    ExtendedProducts.transposedTimes(factor, 0, n, left[0], left[1], p, g, new double[n * p]);
    double[] more = remainders();
    double[] inverse = space.standardization().inverseScale();
    double[][] gradients = new double[p][space.dimension()];
    for (int k = 0; k < p; k++) {
      double s = space.standardization().targetScale()[k];
      for (int j = 0; j < n; j++) {
        double fall = (g[j * p + k] + more[j * p + k]) / moments.totalWeight();
        double z = inverse[j] == 0 ? 0 : high[j * p + k] / (s * inverse[j]);
        gradients[k][j] = 2 * (squares[j] * z - fall * inverse[j] / s);
      }
    }
    return gradients;
  }

  /** S − RV, n × p, as sums of two doubles. */
  private double[][] left() {
    double[] left = block(products.square(), 0, n, n, p);
    double[] leftLow = new double[n * p];
    double[] minus = new double[n * p];
    double[] minusLow = new double[n * p];
    Arrays.setAll(minus, e -> -high[e]);
    Arrays.setAll(minusLow, e -> -low[e]);
    ExtendedProducts.times(factor, 0, n, minus, minusLow, p, left, leftLow);
    return new double[][] {left, leftLow};
  }

  private double remainder(int i, int j) {
    int place = ExtendedTriangle.place(n + p, Math.min(i, j), Math.max(i, j));
    return products.remainder()[place];
  }

  /** What the remainder C adds to Xᵀ(Y − XV), n × p. */
  private double[] remainders() {
    double[] more = new double[n * p];
    for (int j = 0; j < n && products.known(); j++) {
      for (int k = 0; k < p; k++) {
        double sum = remainder(j, n + k);
        for (int i = 0; i < n; i++) {
          sum -= remainder(j, i) * high[i * p + k];
        }
        more[j * p + k] = sum;
      }
    }
    return more;
  }

  LinearSpace space() {
    return space;
  }

  HessianFactor hessian() {
    return hessian;
  }

  /** The penalty's factors in the space trained in. */
  double[] squares() {
    return squares.clone();
  }

  /** ‖∇objective‖ of target k in the space trained in. */
  double gradientNorm(int k) {
    return gradientNorms[k];
  }

  /** V, n × p, of columns over their units. */
  double[] weights() {
    return high.clone();
  }

  /** What these lack. */
  double[] weightsLow() {
    return low.clone();
  }

  /** Rᵀ diag(ω) R of the residuals of targets over their units, p × p. */
  double[] residualProducts() {
    double[][] left = left();
    double[] square = products.square();
    double[] more = remainders();
    double[] sums = new double[p * p];
    for (int k = 0; k < p; k++) {
      for (int l = 0; l < p; l++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum = Math.fma(left[0][i * p + k], left[0][i * p + l], sum);
        }
        for (int i = n; i < n + p; i++) {
          sum = Math.fma(square[i * (n + p) + n + k], square[i * (n + p) + n + l], sum);
        }
        double lacking = products.known() ? remainder(n + k, n + l) : 0;
        for (int i = 0; i < n && products.known(); i++) {
          lacking -= remainder(i, n + k) * high[i * p + l] + more[i * p + l] * high[i * p + k];
        }
        sums[k * p + l] = k == l ? Math.max(0, sum + lacking) : sum + lacking;
      }
    }
    return sums;
  }

  /** Σω(ŷ − ȳ)² of each target over its unit, or Σωŷ² without an intercept. */
  double[] fittedSquares() {
    double[] sums = new double[p];
    double[] fitted = new double[n * p];
    ExtendedProducts.times(factor, 0, n, high, low, p, fitted, new double[n * p]);
    for (int e = 0; e < fitted.length; e++) {
      sums[e % p] = Math.fma(fitted[e], fitted[e], sums[e % p]);
    }
    for (int k = 0; k < p && products.known(); k++) {
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < n; i++) {
          sums[k] += high[j * p + k] * remainder(j, i) * high[i * p + k];
        }
      }
    }
    return sums;
  }

  /** (Z̃ᵀ diag(ω) Z̃/Σω)⁺ by the features' factor, with a row of 1 for each without a deviation. */
  PseudoInverse inverse() {
    double root = Math.sqrt(moments.totalWeight());
    double[] scaled = factor.values().clone();
    for (int e = 0; e < scaled.length; e++) {
      double spread = space.spread(e % n);
      scaled[e] = spread == 0 ? 0 : scaled[e] / (root * spread);
    }
    TriangularFactor rows = new TriangularFactor(n);
    rows.add(scaled, n);
    for (int j = 0; j < n; j++) {
      if (space.spread(j) == 0) {
        double[] row = new double[n];
        row[j] = 1;
        rows.add(row, 1);
      }
    }
    return n == 0 ? PseudoInverse.EMPTY : PseudoInverse.ofFactor(rows.upper(), n);
  }

  /** Target k's V in the space trained in, and its bias there, 0. */
  double[] point(int k) {
    double s = space.standardization().targetScale()[k];
    double[] inverse = space.standardization().inverseScale();
    double[] z = new double[space.dimension()];
    for (int j = 0; j < n; j++) {
      z[j] = inverse[j] == 0 ? 0 : high[j * p + k] / (s * inverse[j]);
    }
    return z;
  }
}
