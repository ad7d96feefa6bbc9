package io.pente.statistics;

import io.pente.failure.InvalidSettingException;
import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.model.Roles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A fitted model as people who ask how sure it is want to read it: {@code summary(lm(…))} of R, for
 * every target. Immutable.
 *
 * @param absent why there are estimates alone, in words; empty where all is known
 * @param rows that weigh something
 * @param degreesOfFreedom of the residuals
 * @param rank of the columns, the intercept's among them
 * @param intercept whether the model has one
 * @param covariance what the standard errors go by: {@code iid}, {@code hc1}, …
 * @param level of the intervals
 * @param features their names
 * @param targets one each
 * @param residualCovariance RᵀΩR/df, p × p row-major, in the targets' units; empty without
 *     inference
 * @param residualCorrelation of the same, without units
 * @param condition √(λmax/λmin) of the standardized features; NaN where infinite or not known
 * @param varianceInflation 1/(1 − R²ⱼ) of each feature on the others; NaN for one that is constant
 *     or not told apart; empty without inference
 * @param roles of other columns: what the weights mean
 */
public record ModelSummary(
    String absent,
    long rows,
    double degreesOfFreedom,
    int rank,
    boolean intercept,
    String covariance,
    double level,
    List<String> features,
    List<TargetSummary> targets,
    double[] residualCovariance,
    double[] residualCorrelation,
    double condition,
    double[] varianceInflation,
    Roles roles) {
  private static final String SAMPLING =
      "standard errors of sampling weights are robust, and need the rows of the training";

  /** The intervals' level where none is asked for. */
  public static final double USUAL_LEVEL = 0.95;

  public ModelSummary {
    features = List.copyOf(features);
    targets = List.copyOf(targets);
    residualCovariance = residualCovariance.clone();
    residualCorrelation = residualCorrelation.clone();
    varianceInflation = varianceInflation.clone();
  }

  /** With errors that are independent and alike. */
  public static ModelSummary of(LinearModel model, double level) {
    Inference inference = model.findings().inference();
    requireLevel(level);
    if (!inference.present()) {
      return without(model, inference, level);
    }
    return model.roles().sampling()
        ? of(model, IidCovariance.KIND, level, k -> sampled(model, k))
        : of(model, new IidCovariance(inference), level);
  }

  /** Estimates, and no errors, which weights of sampling make depend on the rows. */
  private static TargetSummary sampled(LinearModel model, int k) {
    return TargetSummary.of(model, k, CoefficientTable.estimates(model, k, SAMPLING))
        .with(Slopes.untested(model, k))
        .withoutLikelihood();
  }

  /**
   * With another covariance of a model that has an inference.
   *
   * @param level between 0 and 1
   */
  public static ModelSummary of(LinearModel model, CoefficientCovariance covariance, double level) {
    requireLevel(level);
    boolean iid = covariance.kind().equals(IidCovariance.KIND);
    return of(
        model,
        covariance.kind(),
        level,
        k -> {
          List<Coefficient> coefficients = CoefficientTable.of(model, k, covariance, level);
          TargetSummary summary = TargetSummary.of(model, k, coefficients);
          TargetSummary robust = iid ? summary : summary.with(Slopes.test(model, covariance, k));
          return model.roles().sampling() ? robust.withoutLikelihood() : robust;
        });
  }

  private static ModelSummary of(
      LinearModel model, String covariance, double level, IntFunction<TargetSummary> each) {
    Inference inference = model.findings().inference();
    Design design = inference.design();
    return new ModelSummary(
        "",
        design.observations(),
        inference.residuals().degreesOfFreedom(),
        design.rank(),
        design.intercept(),
        covariance,
        level,
        model.features(),
        targets(model, each),
        covariance(inference),
        correlation(inference),
        design.condition(),
        inflation(design),
        model.roles());
  }

  private static ModelSummary without(LinearModel model, Inference inference, double level) {
    List<TargetSummary> targets =
        targets(
            model,
            k ->
                TargetSummary.without(
                    model, k, CoefficientTable.estimates(model, k, inference.absent())));
    double[] none = {};
    return new ModelSummary(
        inference.absent(),
        model.training().rows(),
        Double.NaN,
        0,
        CoefficientTable.hasIntercept(model),
        IidCovariance.KIND,
        level,
        model.features(),
        targets,
        none,
        none,
        Double.NaN,
        none,
        model.roles());
  }

  /**
   * Refuses a level that no interval has.
   *
   * @throws InvalidSettingException for one that is not between 0 and 1
   */
  public static void requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw InvalidSettingException.range("level", level, "between 0 and 1");
    }
  }

  /** Why numbers that people would look for do not exist, a sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!absent.isEmpty()) {
      return List.of("there are no standard errors: " + absent);
    }
    if (!(degreesOfFreedom > 0)) {
      notes.add("there are no degrees of freedom left: nothing says how sure the coefficients are");
    }
    for (TargetSummary target : targets) {
      if (target.residualSquares() == 0) {
        notes.add("'" + target.target() + "' is fitted exactly: there is no residual to go by");
      } else if (Double.isNaN(target.r2())) {
        notes.add("'" + target.target() + "' does not vary: there is no R² about its mean");
      }
      if (!target.absent().isEmpty()) {
        notes.add("'" + target.target() + "' has no F: " + target.absent());
      }
    }
    if (roles.sampling()) {
      notes.add("there is no likelihood of rows with weights of sampling");
    }
    if (roles.frequencies()) {
      notes.add("Breusch and Pagan's test is not made of rows that stand for several");
    }
    boolean untested =
        targets.stream().allMatch(t -> Double.isNaN(t.breuschPagan()) && t.residualSquares() != 0);
    if (untested && !roles.frequencies() && rank > 1 && degreesOfFreedom > 0) {
      notes.add(
          "Breusch and Pagan's test needs the rows, which a merge or an update does not read");
    }
    boolean dependent = Arrays.stream(varianceInflation).anyMatch(Double::isNaN);
    if (dependent && Double.isNaN(condition)) {
      notes.add("the rows do not tell all features apart: their condition number is infinite");
    }
    return List.copyOf(notes);
  }

  private static List<TargetSummary> targets(LinearModel model, IntFunction<TargetSummary> each) {
    List<TargetSummary> targets = new ArrayList<>();
    for (int k = 0; k < model.targets().size(); k++) {
      targets.add(each.apply(k));
    }
    return targets;
  }

  private static double[] covariance(Inference inference) {
    int p = inference.residuals().targets();
    double[] covariance = new double[p * p];
    boolean known = inference.residuals().degreesOfFreedom() > 0;
    Arrays.setAll(covariance, e -> known ? inference.residualCovariance(e / p, e % p) : Double.NaN);
    return covariance;
  }

  private static double[] correlation(Inference inference) {
    int p = inference.residuals().targets();
    double[] correlation = new double[p * p];
    for (int k = 0; k < p; k++) {
      for (int l = 0; l < p; l++) {
        double product = inference.residuals().product(k, l);
        double own = Math.sqrt(inference.residuals().product(k, k));
        double other = Math.sqrt(inference.residuals().product(l, l));
        correlation[k * p + l] = k == l && own > 0 ? 1 : product / own / other;
      }
    }
    return correlation;
  }

  private static double[] inflation(Design design) {
    double[] inflation = new double[design.features()];
    Arrays.setAll(
        inflation, j -> design.unit(j) == 0 ? Double.NaN : design.whitening().inverse(j, j));
    design.aliased().stream()
        .filter(j -> j < inflation.length)
        .forEach(j -> inflation[j] = Double.NaN);
    return inflation;
  }

  @Override
  public double[] residualCovariance() {
    return residualCovariance.clone();
  }

  @Override
  public double[] residualCorrelation() {
    return residualCorrelation.clone();
  }

  @Override
  public double[] varianceInflation() {
    return varianceInflation.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModelSummary that
        && absent.equals(that.absent)
        && rows == that.rows
        && Double.compare(degreesOfFreedom, that.degreesOfFreedom) == 0
        && rank == that.rank
        && intercept == that.intercept
        && covariance.equals(that.covariance)
        && Double.compare(level, that.level) == 0
        && features.equals(that.features)
        && targets.equals(that.targets)
        && Arrays.equals(residualCovariance, that.residualCovariance)
        && Arrays.equals(residualCorrelation, that.residualCorrelation)
        && Double.compare(condition, that.condition) == 0
        && Arrays.equals(varianceInflation, that.varianceInflation)
        && roles.equals(that.roles);
  }

  @Override
  public int hashCode() {
    return 31 * targets.hashCode() + features.hashCode();
  }

  @Override
  public String toString() {
    return absent.isEmpty()
        ? rows + " rows, " + degreesOfFreedom + " degrees of freedom, " + covariance
        : "estimates alone: " + absent;
  }
}
