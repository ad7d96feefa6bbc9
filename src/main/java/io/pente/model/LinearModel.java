package io.pente.model;

import io.pente.failure.BadInputException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A trained linear model in original units: ŷ = xW + b, kept as ŷ = ŷ₀ + (x − x₀)W about the centre
 * x₀ of the columns, so that predictions keep their digits far from zero. Where a column's digits
 * are more than a double holds, centre and ŷ₀ are less exact origins: ŷ = oʸ + ŷ₀ + (x − o − x₀)W.
 * A value: arrays are copied on their way in and out.
 *
 * @param features names, n
 * @param targets names, p, at least one
 * @param weights W, n × p row-major
 * @param bias b, p
 * @param centre x₀, n, less the features' origins; 0 for columns that were kept sparse, and without
 *     an intercept
 * @param atCentre ŷ₀, p, less the targets' origins: the prediction at x₀
 * @param origins o and oʸ
 * @param findings what the fit found out beside the formula
 * @param roles other columns that it was fitted with: an offset, of which W and b know nothing, and
 *     controls, which predictions leave out
 */
public record LinearModel(
    List<String> features,
    List<String> targets,
    double[] weights,
    double[] bias,
    double[] centre,
    double[] atCentre,
    Origins origins,
    Training training,
    Findings findings,
    Roles roles)
    implements Serializable {
  /**
   * @throws IllegalArgumentException where sizes do not fit each other, or there is no target
   */
  public LinearModel {
    features = List.copyOf(features);
    targets = List.copyOf(targets);
    weights = weights.clone();
    bias = bias.clone();
    centre = centre.clone();
    atCentre = atCentre.clone();
    int n = features.size();
    int p = targets.size();
    if (p == 0) {
      throw new IllegalArgumentException("A model has at least one target");
    }
    if (weights.length != n * p || bias.length != p || centre.length != n || atCentre.length != p) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "Weights and bias do not fit %d features and %d targets", n, p));
    }
    if (origins.features().size() > n || origins.targets().size() > p) {
      throw new IllegalArgumentException("There are more origins than columns");
    }
    if (!features.containsAll(roles.controls())) {
      throw new IllegalArgumentException("Each control is a feature");
    }
  }

  /** With no columns but features and targets. */
  public LinearModel(
      List<String> features,
      List<String> targets,
      double[] weights,
      double[] bias,
      double[] centre,
      double[] atCentre,
      Origins origins,
      Training training,
      Findings findings) {
    this(
        features,
        targets,
        weights,
        bias,
        centre,
        atCentre,
        origins,
        training,
        findings,
        Roles.NONE);
  }

  /** Of which no more is known. */
  public LinearModel(
      List<String> features,
      List<String> targets,
      double[] weights,
      double[] bias,
      double[] centre,
      double[] atCentre,
      Origins origins,
      Training training) {
    this(features, targets, weights, bias, centre, atCentre, origins, training, Findings.NONE);
  }

  /** Without origins. */
  public LinearModel(
      List<String> features,
      List<String> targets,
      double[] weights,
      double[] bias,
      double[] centre,
      double[] atCentre,
      Training training) {
    this(features, targets, weights, bias, centre, atCentre, Origins.NONE, training);
  }

  /** About the origin. */
  public LinearModel(
      List<String> features,
      List<String> targets,
      double[] weights,
      double[] bias,
      Training training) {
    this(features, targets, weights, bias, new double[features.size()], bias, training);
  }

  /** A copy of W, n × p row-major. */
  @Override
  public double[] weights() {
    return weights.clone();
  }

  /** A copy of b, p. */
  @Override
  public double[] bias() {
    return bias.clone();
  }

  /** A copy of x₀, n. */
  @Override
  public double[] centre() {
    return centre.clone();
  }

  /** A copy of ŷ₀, p. */
  @Override
  public double[] atCentre() {
    return atCentre.clone();
  }

  /** The weight of feature j for target k. */
  public double weight(int j, int k) {
    return weights[j * targets.size() + k];
  }

  /** The weight of a feature for a target, by their names. */
  public double weight(String feature, String target) {
    int j = features.indexOf(feature);
    int k = targets.indexOf(target);
    if (j < 0 || k < 0) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the model has no %s '%s'",
              j < 0 ? "feature" : "target",
              j < 0 ? feature : target));
    }
    return weight(j, k);
  }

  /** Makes predictions, row by row. */
  public LinearPredictor predictor() {
    return new LinearPredictor(weights, centre, atCentre, origins, false);
  }

  /** The same from rows that are less the features' origins. */
  public LinearPredictor predictorLessOrigins() {
    return new LinearPredictor(weights, centre, atCentre, origins, true);
  }

  /**
   * The same model of columns that are less other origins: its own, which it has no more, become
   * part of centre and ŷ₀, computed exactly and rounded once.
   */
  public LinearModel relativeTo(Origins other) {
    if (origins.none() && other.none()) {
      return this;
    }
    double[] moved = new double[centre.length];
    for (int j = 0; j < moved.length; j++) {
      moved[j] = Origins.moved(origins.feature(j), centre[j], other.feature(j));
    }
    double[] at = new double[atCentre.length];
    double[] zero = new double[at.length];
    for (int k = 0; k < at.length; k++) {
      at[k] = Origins.moved(origins.target(k), atCentre[k], other.target(k));
      zero[k] = predictionAt(other, k);
    }
    return new LinearModel(
        features, targets, weights, zero, moved, at, Origins.NONE, training, findings, roles);
  }

  /** Target k's prediction at other features' origins, less its own there: exact, rounded once. */
  private double predictionAt(Origins other, int k) {
    BigDecimal sum = origins.target(k).subtract(other.target(k)).add(new BigDecimal(atCentre[k]));
    for (int j = 0; j < centre.length; j++) {
      BigDecimal moved =
          other.feature(j).subtract(origins.feature(j)).subtract(new BigDecimal(centre[j]));
      sum = sum.add(moved.multiply(new BigDecimal(weight(j, k))));
    }
    return sum.doubleValue();
  }

  /** The same with the bias that weights, centre and origins give, in original units. */
  public LinearModel withExactBias() {
    double[] exact = bias.clone();
    for (int k = 0; k < exact.length; k++) {
      exact[k] = predictionAt(Origins.NONE, k);
    }
    return new LinearModel(
        features, targets, weights, exact, centre, atCentre, origins, training, findings, roles);
  }

  /** The same with other findings. */
  public LinearModel with(Findings found) {
    return new LinearModel(
        features, targets, weights, bias, centre, atCentre, origins, training, found, roles);
  }

  /** The same with another account of its training. */
  public LinearModel with(Training told) {
    return new LinearModel(
        features, targets, weights, bias, centre, atCentre, origins, told, findings, roles);
  }

  /** The same with other columns beside features and targets. */
  public LinearModel with(Roles other) {
    return new LinearModel(
        features, targets, weights, bias, centre, atCentre, origins, training, findings, other);
  }

  /**
   * The model of what is predicted: without the controls, whose terms are left out, and which rows
   * need not have. This one where it has none.
   */
  public LinearModel withoutControls() {
    return roles.controls().isEmpty() ? this : Controls.leftOut(this);
  }

  /**
   * The predictions for one row.
   *
   * @param x finite values in the order of {@link #features}, without the controls
   * @return p values in the order of {@link #targets}
   * @throws BadInputException for another number of values, or one that is not finite; and of a
   *     model with an offset, which {@link #predictWithOffset} is given
   */
  public double[] predict(double... x) {
    if (roles.offset().isPresent()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the model has an offset, '%s': a prediction needs it (predictWithOffset)",
              roles.offset().get()));
    }
    return withoutControls().formula(x);
  }

  /**
   * The predictions for one row of a model with an offset.
   *
   * @param offset that is added to each
   * @param x as {@link #predict} has it
   * @throws BadInputException as there, and of a model without an offset
   */
  public double[] predictWithOffset(double offset, double... x) {
    if (roles.offset().isEmpty() || !Double.isFinite(offset)) {
      throw new BadInputException(
          roles.offset().isEmpty()
              ? "the model has no offset"
              : String.format(Locale.ROOT, "the offset is %s, not a finite number", offset));
    }
    double[] predictions = withoutControls().formula(x);
    for (int k = 0; k < predictions.length; k++) {
      predictions[k] += offset;
    }
    return predictions;
  }

  private double[] formula(double... x) {
    if (x == null || x.length != features.size()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "a row has the model's %,d features, not %s",
              features.size(),
              x == null ? "null" : String.format(Locale.ROOT, "%,d values", x.length)));
    }
    for (int j = 0; j < x.length; j++) {
      if (!Double.isFinite(x[j])) {
        throw new BadInputException(
            String.format(
                Locale.ROOT, "feature '%s' is %s, not a finite number", features.get(j), x[j]));
      }
    }
    double[] predictions = new double[targets.size()];
    predictor().predict(x, 0, predictions, 0);
    return predictions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearModel that
        && features.equals(that.features)
        && targets.equals(that.targets)
        && Arrays.equals(weights, that.weights)
        && Arrays.equals(bias, that.bias)
        && Arrays.equals(centre, that.centre)
        && Arrays.equals(atCentre, that.atCentre)
        && origins.equals(that.origins)
        && training.equals(that.training)
        && findings.equals(that.findings)
        && roles.equals(that.roles);
  }

  @Override
  public int hashCode() {
    return 31 * features.hashCode() + Arrays.hashCode(weights);
  }

  /** Such as {@code y ~ x1 + x2: 16 rows, converged, loss 52143.1}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s ~ %s: %,d rows, %sconverged, loss %.6g",
        some(targets),
        features.isEmpty() ? "1" : some(features),
        training.rows(),
        training.converged() ? "" : "not ",
        training.loss());
  }

  private static String some(List<String> names) {
    String first = String.join(" + ", names.subList(0, Math.min(5, names.size())));
    return names.size() <= 5 ? first : first + " + … (" + names.size() + ")";
  }
}
