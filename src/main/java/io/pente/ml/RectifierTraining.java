package io.pente.ml;

import io.pente.failure.DivergenceException;
import io.pente.model.RectifierModel;
import io.pente.model.Training;
import io.pente.objective.ChangedObjective;
import io.pente.objective.Objective;
import io.pente.objective.RectifierObjective;
import io.pente.objective.Sphere;
import io.pente.optim.Minimise;
import io.pente.optim.Outcome;
import io.pente.optim.Problem;
import io.pente.optim.Rules;
import io.pente.optim.StopReason;
import io.pente.spark.input.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Minimises f(x) = ‖S(Mx)⁺ − Ax − t‖² over a table's rows, packed and cached once. Every start is a
 * problem of its own, and all of them are answered by the same passes.
 *
 * <p>With continuation, λ goes from {@code lambdaStart} to {@code lambda} by equal factors of at most
 * 4, each stage but the last to 10⁻³ of the gradient's norm at x₀ and starting where the one before
 * ended; tolerance and limit of iterations hold over all stages.
 *
 * <p>On the sphere ‖x‖ = R the variables are z with x = Rz/‖z‖, whose gradient is R/‖z‖ times the
 * tangential one. Should ‖z‖ have grown so much that the tangential gradient is still above the
 * tolerance at the end, the run goes on from z = x.
 */
public final class RectifierTraining {
  private final RectifierRows rows;
  private final RectifierOptions options;
  private final TrainingListener listener;
  private final Sphere sphere;
  private final List<double[]> starts;
  private final List<double[]> points;
  private final int[] iterations;
  private final long startTime = System.nanoTime();

  private RectifierTraining(
      RectifierRows rows, RectifierOptions options, TrainingListener listener) {
    this.rows = rows;
    this.options = options;
    this.listener = listener;
    this.sphere = options.norm() > 0 ? new Sphere(options.norm()) : null;
    this.starts = RectifierStarts.of(options, rows.moments()).stream().map(this::x).toList();
    this.points = new ArrayList<>(starts);
    this.iterations = new int[starts.size()];
  }

  /**
   * Minimises.
   *
   * @throws io.pente.failure.BadInputException where columns are missing or do not fit each other, a
   *     row cannot be used, there is none, or the start has another length
   * @throws DivergenceException where no finite minimiser was found
   */
  public static TrainedRectifier train(
      Table table, RectifierOptions options, TrainingListener listener) {
    try (RectifierRows rows = RectifierRows.of(table, options, listener)) {
      return new RectifierTraining(rows, options, listener).run();
    }
  }

  /** The point of the problem that stands for z. */
  private double[] x(double[] z) {
    return sphere == null ? z : sphere.point(0, z);
  }

  private TrainedRectifier run() {
    double[] lambdas = Continuation.lambdas(options.lambdaStart(), options.lambda());
    RectifierWarnings warnings = new RectifierWarnings(rows, options, listener);
    warnings.deadRows(starts, lambdas[0]);
    for (int i = 0; i < lambdas.length - 1; i++) {
      stage(lambdas[i], Math.max(Continuation.ROUGH, options.tolerance()));
    }
    List<Outcome> outcomes = stage(options.lambda(), options.tolerance());
    while (sphere != null && remaining() > 0 && outcomes.stream().anyMatch(this::shrunk)) {
      outcomes = stage(options.lambda(), options.tolerance());
    }
    TrainedRectifier trained = trained(outcomes, lambdas);
    warnings.zero(trained.model().x(), starts.get(trained.bestStart()));
    return trained;
  }

  private int remaining() {
    return options.iterations() - Arrays.stream(iterations).max().orElse(0);
  }

  /** Goes on from the present points, which become those where this stage ends. */
  private List<Outcome> stage(double lambda, double tolerance) {
    Objective plain =
        new RectifierObjective(rows.cached().blocks(), rows.moments(), lambda, starts.size());
    List<Problem> problems = new ArrayList<>();
    for (int k = 0; k < starts.size(); k++) {
      problems.add(new Problem(k, points.get(k), null));
    }
    int before = options.iterations() - remaining();
    List<Outcome> outcomes =
        Minimise.run(
            sphere == null ? plain : new ChangedObjective(plain, sphere),
            problems,
            options.method(),
            rules(tolerance),
            new RectifierProgress(
                lambda, sphere, before, rows.moments().rows(), startTime, listener));
    for (int k = 0; k < starts.size(); k++) {
      points.set(k, x(outcomes.get(k).best().point()));
      iterations[k] += outcomes.get(k).best().iteration();
    }
    return outcomes;
  }

  private Rules rules(double tolerance) {
    Rules rules = Rules.of(remaining(), tolerance);
    boolean there = points.get(0) == starts.get(0); // NOPMD: the array itself, in the first stage
    return there ? rules : rules.relativeTo(starts);
  }

  /** ‖∇f‖, tangential where there is a sphere. */
  private double gradientNorm(Outcome outcome) {
    double shrinkage = sphere == null ? 1 : sphere.shrinkage(outcome.best().point());
    return outcome.gradientNorm() / shrinkage;
  }

  private boolean shrunk(Outcome outcome) {
    return outcome.why() == StopReason.TOLERANCE
        && gradientNorm(outcome) > options.tolerance() * outcome.referenceNorm();
  }

  private TrainedRectifier trained(List<Outcome> outcomes, double[] lambdas) {
    int best = best(outcomes);
    Outcome end = outcomes.get(best);
    double[] objectives = outcomes.stream().mapToDouble(o -> o.best().value()).toArray();
    double value = end.best().value();
    double norm = gradientNorm(end);
    Training training =
        new Training(
            options.optimizer(),
            iterations[best],
            rows.cached().passes(),
            end.why().converged(),
            end.why().text(),
            value,
            value,
            norm,
            rows.moments().rows(),
            notes(lambdas, objectives, best, end.referenceNorm()));
    return new TrainedRectifier(
        new RectifierModel(points.get(best), value, norm, options.lambda(), training),
        objectives,
        best,
        end.referenceNorm(),
        rows.layout().complex(),
        rows.cached().partitions(),
        rows.cached().skippedRows());
  }

  /** The start that led lowest; of several as low, to rounding, the first that converged. */
  private static int best(List<Outcome> outcomes) {
    int best = -1;
    for (int k = 0; k < outcomes.size(); k++) {
      boolean usable = outcomes.get(k).why() != StopReason.DIVERGED;
      if (usable && (best < 0 || better(outcomes.get(k), outcomes.get(best)))) {
        best = k;
      }
    }
    if (best < 0) {
      throw new DivergenceException(
          "no start led anywhere: %s (try --lambda-start, --optimizer lbfgs, or other starts)"
              .formatted(outcomes.get(0).seen()));
    }
    return best;
  }

  private static boolean better(Outcome a, Outcome b) {
    double error = a.best().valueError() + b.best().valueError();
    double lower = b.best().value() - a.best().value();
    boolean level = Math.abs(lower) <= error;
    return level ? a.why().converged() && !b.why().converged() : lower > 0;
  }

  private Map<String, Object> notes(
      double[] lambdas, double[] objectives, int best, double startNorm) {
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("tolerance", options.tolerance());
    notes.put("startGradientNorm", startNorm);
    if (lambdas.length > 1) {
      notes.put("lambdas", Arrays.stream(lambdas).boxed().toList());
    }
    if (sphere != null) {
      notes.put("norm", sphere.radius());
    }
    notes.put("starts", starts.size());
    notes.put("bestStart", best + 1);
    notes.put("objectives", Arrays.stream(objectives).boxed().toList());
    notes.put("seed", options.seed());
    notes.put("complex", rows.layout().complex());
    return notes;
  }
}
