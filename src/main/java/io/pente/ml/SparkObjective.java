package io.pente.ml;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.settings.LinearSettings;
import io.pente.settings.Loss;
import io.pente.settings.Optimizer;
import io.pente.settings.Penalty;
import io.pente.settings.PenaltyUnits;
import io.pente.settings.Stopping;
import java.util.OptionalDouble;
import org.apache.spark.ml.regression.LinearRegression;

/**
 * What spark.ml's parameters ask for, as it computes it: with λ = regParam, α = elasticNetParam, s
 * the label's deviation and σⱼ the features' (1 without standardization)
 *
 * <pre>
 *   squaredError   1/(2Σω) Σωr² + λ (α Σ σⱼ|wⱼ| + (1 − α)/(2s) Σ σⱼ²wⱼ²)
 *   huber          1/(2Σω) Σω(σ + H(r/σ)σ) + λ/2 Σ σⱼ²wⱼ²
 * </pre>
 *
 * which is half of Pente's objective with l1 = 2λα and l2 = λ(1 − α) in units of s, or l2 = λ. The
 * deviations' divisor is Σω by {@code normal}, and Σω − Σω²/Σω by {@code l-bfgs}.
 */
record SparkObjective(
    double regParam,
    double elasticNetParam,
    boolean fitIntercept,
    boolean standardization,
    int maxIter,
    double tol,
    String solver,
    String loss,
    double epsilon) {
  static final String AUTO = "auto";
  static final String NORMAL = "normal";
  static final String LBFGS = "l-bfgs";
  static final String SQUARED = "squaredError";
  static final String HUBER = "huber";

  /** So that Spark's default tolerance, 10⁻⁶ of the objective, is Pente's, 10⁻⁹ of the gradient. */
  private static final double OF_THE_GRADIENT = 1e-3;

  /**
   * @throws InvalidSettingException for infinite values, and what Huber's loss does not go with
   */
  SparkObjective {
    requireFinite("regParam", regParam);
    requireFinite("tol", tol);
    if (loss.equals(HUBER) && solver.equals(NORMAL)) {
      throw InvalidSettingException.conflict(
          "solver", solver, Sentence.plain("does not go with loss huber: take auto or l-bfgs"));
    }
    if (loss.equals(HUBER) && elasticNetParam != 0) {
      throw InvalidSettingException.conflict(
          "elasticNetParam",
          elasticNetParam,
          Sentence.plain("does not go with loss huber, which has squares alone: take 0"));
    }
  }

  private static void requireFinite(String parameter, double value) {
    if (!Double.isFinite(value)) {
      throw InvalidSettingException.range(parameter, value, "a finite number");
    }
  }

  /**
   * That a label has a deviation where there is a penalty and no intercept, as Spark has it.
   *
   * @param constant the label's one value; empty where it varies
   * @throws InvalidSettingException otherwise
   */
  void check(String label, OptionalDouble constant) {
    if (!fitIntercept && regParam > 0 && constant.orElse(0) != 0) {
      throw InvalidSettingException.conflict(
          "regParam",
          regParam,
          Sentence.of(
              "does not go with label '%s', which does not vary: take 0, or fitIntercept", label));
    }
  }

  static SparkObjective of(LinearRegression estimator) {
    return new SparkObjective(
        estimator.getRegParam(),
        estimator.getElasticNetParam(),
        estimator.getFitIntercept(),
        estimator.getStandardization(),
        estimator.getMaxIter(),
        estimator.getTol(),
        estimator.getSolver(),
        estimator.getLoss(),
        estimator.getEpsilon());
  }

  /** What rows are prepared with. */
  LinearSettings rows() {
    return LinearSettings.DEFAULTS.withIntercept(fitIntercept);
  }

  /**
   * What a fit is told.
   *
   * @param features how many there are
   */
  LinearSettings settings(int features) {
    boolean huber = loss.equals(HUBER);
    double l1 = huber ? 0 : 2 * regParam * elasticNetParam;
    double l2 = huber ? regParam : regParam * (1 - elasticNetParam);
    PenaltyUnits units = new PenaltyUnits(standardization, !huber, unbiased(features));
    return rows()
        .withLoss(huber ? Loss.huber(epsilon) : Loss.SQUARED)
        .withOptimizer(optimizer(l1))
        .withPenalty(new Penalty(l2, l1, units))
        .withStopping(stopping(features, l1));
  }

  /** Whether deviations are those of Spark's l-bfgs. */
  boolean unbiased(int features) {
    boolean direct =
        solver.equals(NORMAL)
            || solver.equals(AUTO) && features <= LinearRegression.MAX_FEATURES_FOR_NORMAL_SOLVER();
    return loss.equals(HUBER) || !direct;
  }

  private Optimizer optimizer(double l1) {
    if (solver.equals(LBFGS)) {
      return Optimizer.LBFGS;
    }
    return solver.equals(NORMAL) && l1 == 0 ? Optimizer.NEWTON : Optimizer.AUTO;
  }

  /** A direct solution of Spark's has no limit of iterations. */
  private Stopping stopping(int features, double l1) {
    int own = LinearSettings.DEFAULTS.stopping().iterations();
    boolean direct = !unbiased(features) && l1 == 0;
    return Stopping.of(direct ? Math.max(own, maxIter) : maxIter, tol * OF_THE_GRADIENT);
  }

  /**
   * A value of Pente's objective in Spark's units.
   *
   * @param spread the label's deviation
   */
  double scaled(double objective, double spread) {
    if (loss.equals(HUBER)) {
      return objective / 2;
    }
    return spread == 0 ? 0 : objective / 2 / spread / spread;
  }
}
