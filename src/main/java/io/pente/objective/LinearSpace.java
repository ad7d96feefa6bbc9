package io.pente.objective;

import io.pente.data.ColumnUnits;
import io.pente.data.Moments;
import io.pente.linalg.DoubleDouble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The space that a linear model is trained in: from the columns' moments to the change of
 * variables, the penalty's factors, and back to weights in original units.
 *
 * <p>With an intercept a feature is shifted by its mean μ and scaled by its deviation σ, a target
 * by its mean m and deviation s. Without one nothing is shifted, and scales are root mean squares.
 * The penalty is l2 Σ σⱼ²Wⱼₖ² + l1 Σ σⱼ|Wⱼₖ| with targets in original units (σ = 1 when not
 * standardized), which in the space of target k, divided by its s², has the factors l2 (σ/τ)² and
 * (l1/s) σ/τ on W̃.
 */
public final class LinearSpace {
  private final ResidualLoss loss;
  private final ColumnUnits featureUnits;
  private final ColumnUnits targetUnits;
  private final double[] packedMeans;
  private final double[] featureMeans;
  private final double[] targetMeans;
  private final double[] penaltyScale;
  private final double[] plainScale;
  private final double[] featureSizes;
  private final double[] targetSizes;
  private final double[] spreads;
  private final double[] targetSpreads;
  private final boolean[] constant;
  private final Standardization standardization;

  /**
   * @param features moments in {@code featureUnits}
   * @param targets moments in {@code targetUnits}
   */
  public LinearSpace(
      Moments.Columns features,
      Moments.Columns targets,
      ColumnUnits featureUnits,
      ColumnUnits targetUnits,
      boolean intercept,
      boolean scaled) {
    this(features, targets, featureUnits, targetUnits, intercept, scaled, ResidualLoss.SQUARED);
  }

  /**
   * The same for any loss.
   *
   * @param intercept whether there is a bias
   * @param scaled whether columns are scaled
   */
  public LinearSpace(
      Moments.Columns features,
      Moments.Columns targets,
      ColumnUnits featureUnits,
      ColumnUnits targetUnits,
      boolean intercept,
      boolean scaled,
      ResidualLoss loss) {
    int n = features.count();
    this.loss = loss;
    this.featureSizes = sizes(features);
    this.targetSizes = sizes(targets);
    this.featureUnits = featureUnits;
    this.targetUnits = targetUnits;
    this.packedMeans = features.mean();
    this.featureMeans = means(features, featureUnits);
    this.targetMeans = means(targets, targetUnits);
    this.penaltyScale = new double[n];
    this.plainScale = new double[n];
    this.spreads = new double[n];
    this.targetSpreads = new double[targets.count()];
    Arrays.setAll(targetSpreads, k -> intercept ? targets.deviation(k) : targets.rootMeanSquare(k));
    this.constant = new boolean[n];
    double[] inverse = new double[n];
    for (int j = 0; j < n; j++) {
      constant[j] = features.variance()[j] == 0;
      double spread = intercept ? features.deviation(j) : featureSizes[j];
      double scale = scaled ? spread : featureUnits.unit(j);
      spreads[j] = spread;
      inverse[j] = spread == 0 ? 0 : 1 / scale;
      penaltyScale[j] = scaled ? features.deviation(j) * inverse[j] : 1;
      plainScale[j] = scaled ? featureUnits.unit(j) * inverse[j] : 1;
    }
    this.standardization =
        new Standardization(
            intercept ? features.mean() : new double[n],
            inverse,
            intercept ? targets.mean() : new double[targets.count()],
            scales(targetSpreads, scaled),
            intercept,
            loss.fitsScale());
  }

  private static double[] sizes(Moments.Columns columns) {
    double[] sizes = new double[columns.count()];
    Arrays.setAll(sizes, columns::rootMeanSquare);
    return sizes;
  }

  private static double[] means(Moments.Columns columns, ColumnUnits units) {
    double[] means = new double[columns.count()];
    Arrays.setAll(means, j -> units.original(j, columns.mean()[j]));
    return means;
  }

  private static double[] scales(double[] spreads, boolean scaled) {
    double[] scales = new double[spreads.length];
    Arrays.setAll(scales, k -> scaled && spreads[k] > 0 ? spreads[k] : 1);
    return scales;
  }

  /** A key of the columns' means and spreads. */
  public String identity() {
    return String.format(
        Locale.ROOT,
        " %08x %08x",
        31 * key(featureMeans) + key(spreads),
        31 * key(targetMeans) + key(targetSpreads));
  }

  /** To as many digits as are the same in whatever order rows are summed. */
  private static int key(double[] values) {
    int key = 1;
    for (double value : values) {
      key = 31 * key + Float.hashCode((float) value);
    }
    return key;
  }

  /** From standardized points to packed ones. */
  public Standardization standardization() {
    return standardization;
  }

  public int features() {
    return featureMeans.length;
  }

  public int targets() {
    return targetMeans.length;
  }

  /** The number of coordinates of a point: a weight each, the bias, the scale's logarithm. */
  public int dimension() {
    return features() + (standardization.intercept() ? 1 : 0) + (loss.fitsScale() ? 1 : 0);
  }

  public ResidualLoss loss() {
    return loss;
  }

  /** The packed feature's deviation, or root mean square without an intercept. */
  public double spread(int j) {
    return spreads[j];
  }

  /** The packed feature's mean, with an intercept or without. */
  public double packedMean(int j) {
    return packedMeans[j];
  }

  /** The same as {@link #spread} of a packed target. */
  public double targetSpread(int k) {
    return targetSpreads[k];
  }

  /** Root mean squares of the packed features. */
  public double[] featureSizes() {
    return featureSizes.clone();
  }

  /** Root mean squares of the packed targets. */
  public double[] targetSizes() {
    return targetSizes.clone();
  }

  /** The features that do not vary. */
  public List<Integer> constantFeatures() {
    List<Integer> found = new ArrayList<>();
    for (int j = 0; j < constant.length; j++) {
      if (constant[j]) {
        found.add(j);
      }
    }
    return found;
  }

  /**
   * The factor of each coordinate's square in the space trained in.
   *
   * @param standardized whether a weight is taken in units of its feature's deviation; otherwise as
   *     it is, however columns are scaled
   */
  public double[] squareFactors(double l2, boolean standardized) {
    double[] scale = standardized ? penaltyScale : plainScale;
    double[] factors = new double[dimension()];
    for (int j = 0; j < scale.length; j++) {
      factors[j] = l2 * scale[j] * scale[j];
    }
    return factors;
  }

  /** The same in units of the features' deviations. */
  public double[] squareFactors(double l2) {
    return squareFactors(l2, true);
  }

  /**
   * What target k's weights cost in the space trained in.
   *
   * @param l2 the squares' factor in original units
   * @param l1 the absolute values'
   * @param standardized as {@link #squareFactors} has it
   */
  public Penalty penalty(int k, double l2, double l1, boolean standardized) {
    double s = originalScale(k);
    double[] scale = standardized ? penaltyScale : plainScale;
    double[] squares = squareFactors(l2, standardized);
    for (int j = 0; loss.degree() == 1 && j < squares.length; j++) {
      squares[j] *= s;
    }
    double[] absolutes = new double[l1 == 0 ? 0 : dimension()];
    for (int j = 0; l1 != 0 && j < penaltyScale.length; j++) {
      absolutes[j] = l1 / s * scale[j];
    }
    return new ElasticNet(squares, absolutes);
  }

  /** The same in units of the features' deviations. */
  public Penalty penalty(int k, double l2, double l1) {
    return penalty(k, l2, l1, true);
  }

  /**
   * The same within walls for the weights.
   *
   * @param lower of each feature in original units, −∞ for none
   * @param upper the same, ∞ for none
   */
  public Penalty bounded(int k, Penalty within, double[] lower, double[] upper) {
    double[] from = new double[dimension()];
    double[] to = new double[dimension()];
    Arrays.fill(from, Double.NEGATIVE_INFINITY);
    Arrays.fill(to, Double.POSITIVE_INFINITY);
    for (int j = 0; j < features(); j++) {
      double factor = weightFactor(j, k);
      if (factor != 0) {
        from[j] = lower[j] / factor;
        to[j] = upper[j] / factor;
      }
    }
    return new Bounds(within, from, to);
  }

  /** What a coordinate of target k's point is multiplied by to be feature j's original weight. */
  private double weightFactor(int j, int k) {
    double packed = standardization.targetScale()[k] * standardization.inverseScale()[j];
    return packed * (featureUnits.unit(j) / targetUnits.unit(k));
  }

  /** Target k's scale in original units. */
  private double originalScale(int k) {
    return standardization.targetScale()[k] / targetUnits.unit(k);
  }

  /** The mean of target k in original units. */
  public double targetMean(int k) {
    return targetMeans[k];
  }

  /** The mean of feature j in original units. */
  public double featureMean(int j) {
    return featureMeans[j];
  }

  /** The residuals' scale of target k in original units, at a point that has one. */
  public double residualScale(int k, double[] z) {
    return originalScale(k) * Math.exp(z[dimension() - 1]);
  }

  /** A size of target k's packed values in original units. */
  public double originalSize(int k, double packed) {
    return packed / targetUnits.unit(k);
  }

  /** A square of target k's packed values in original units. */
  public double originalSquare(int k, double packed) {
    return packed / targetUnits.unit(k) / targetUnits.unit(k);
  }

  /** A value of target k's problem in original units. */
  public double originalValue(int k, double value) {
    double s = originalScale(k);
    return loss.degree() == 2 ? value * s * s : value * s;
  }

  /**
   * Writes target k's weights in original units into column k of W, n × p; returns its bias. The
   * point is z + remainder, in double-double arithmetic until the last rounding, since the bias may
   * be a small difference of large terms.
   *
   * @param remainder what is known of the solution beyond z's last digits; null for nothing
   */
  public double original(int k, double[] z, double[] remainder, double[] weights) {
    int n = features();
    double s = originalScale(k);
    double[] bias = new double[2];
    double[] low = new double[2];
    for (int j = 0; j < n; j++) {
      double scale = weightFactor(j, k);
      bias[1] = 0;
      low[1] = 0;
      DoubleDouble.addProduct(bias, low, 1, scale, z[j], remainder == null ? 0 : remainder[j]);
      weights[j * targets() + k] = bias[1] + 0.0;
      double weight = bias[1];
      double weightLow = low[1];
      DoubleDouble.addProduct(bias, low, 0, -originalShift(j), weight, weightLow);
      DoubleDouble.addProduct(bias, low, 0, -featureUnits.pivot(j), weight, weightLow);
    }
    if (!standardization.intercept()) {
      return 0;
    }
    DoubleDouble.addProduct(bias, low, 0, s, z[n], remainder == null ? 0 : remainder[n]);
    DoubleDouble.add(bias, low, 0, originalTargetShift(k), 0);
    DoubleDouble.add(bias, low, 0, targetUnits.pivot(k), 0);
    return bias[0];
  }

  private double originalShift(int j) {
    return standardization.shift()[j] / featureUnits.unit(j);
  }

  private double originalTargetShift(int k) {
    return standardization.targetShift()[k] / targetUnits.unit(k);
  }

  /**
   * Target k's prediction at a point of the features' space, in double-double arithmetic until the
   * last rounding: near the columns' means it loses no digit, however far those are from zero.
   *
   * @param at in original units, n
   */
  public double predictionAt(double[] at, int k, double[] z, double[] remainder) {
    double s = originalScale(k);
    double[] high = new double[3];
    double[] low = new double[3];
    for (int j = 0; j < features(); j++) {
      double scale = weightFactor(j, k);
      Arrays.fill(high, 1, 3, 0);
      Arrays.fill(low, 1, 3, 0);
      DoubleDouble.addProduct(high, low, 1, scale, z[j], remainder == null ? 0 : remainder[j]);
      DoubleDouble.add(high, low, 2, at[j], 0);
      DoubleDouble.add(high, low, 2, -originalShift(j), 0);
      DoubleDouble.add(high, low, 2, -featureUnits.pivot(j), 0);
      DoubleDouble.addProduct(high, low, 0, high[2], high[1], low[1]);
      DoubleDouble.addProduct(high, low, 0, low[2], high[1], 0);
    }
    if (!standardization.intercept()) {
      return high[0];
    }
    int n = features();
    DoubleDouble.addProduct(high, low, 0, s, z[n], remainder == null ? 0 : remainder[n]);
    DoubleDouble.add(high, low, 0, originalTargetShift(k), 0);
    DoubleDouble.add(high, low, 0, targetUnits.pivot(k), 0);
    return high[0];
  }

  /**
   * Target k's point of the space trained in that stands for weights and bias in original units;
   * weights of constant features are folded into the bias.
   *
   * @param weights W, n × p row-major
   */
  public double[] standardized(int k, double[] weights, double bias) {
    int n = features();
    double s = originalScale(k);
    double[] z = new double[dimension()];
    double moved = bias - targetMeans[k];
    for (int j = 0; j < n; j++) {
      double weight = weights[j * targets() + k];
      double factor = weightFactor(j, k);
      z[j] = factor == 0 ? 0 : weight / factor;
      moved = Math.fma(featureMeans[j], weight, moved);
    }
    if (standardization.intercept()) {
      z[n] = moved / s;
    }
    return z;
  }
}
