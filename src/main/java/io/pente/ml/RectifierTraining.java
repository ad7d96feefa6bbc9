package io.pente.ml;

import io.pente.data.Batch;
import io.pente.failure.DivergenceException;
import io.pente.failure.Sentence;
import io.pente.linalg.Kernels;
import io.pente.model.RectifierModel;
import io.pente.model.Training;
import io.pente.objective.ChangedObjective;
import io.pente.objective.Evaluation;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import io.pente.objective.RectifierObjective;
import io.pente.objective.Sphere;
import io.pente.optim.Outcome;
import io.pente.optim.StopReason;
import io.pente.settings.RectifierSettings;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Minimizes f(x) = ‖S(Mx)⁺ − Ax − t‖² over a table's rows, packed and cached once. All starts are
 * answered by the same passes.
 *
 * <p>With continuation, λ goes from {@code lambdaStart} to {@code lambda} by equal factors of at
 * most 4, each stage but the last to 10⁻³ of the gradient's norm at x₀ and starting where the one
 * before ended; tolerance and limit of iterations hold over all stages. Each start goes through the
 * stages on its own.
 *
 * <p>On the sphere ‖x‖ = R the variables are z with x = Rz/‖z‖, whose gradient is R/‖z‖ times the
 * tangential one. Should ‖z‖ have grown so much that the tangential gradient is still above the
 * tolerance at the end, the run goes on from z = x.
 */
public final class RectifierTraining {
  private final RectifierRows rows;
  private final RectifierSettings settings;
  private final TrainingListener listener;
  private final double[] lambdas;
  private final Sphere sphere;
  private final List<double[]> starts;
  private final List<RectifierRun> runs;

  private RectifierTraining(
      RectifierRows rows, RectifierSettings settings, TrainingListener listener) {
    this.rows = rows;
    this.settings = settings;
    this.listener = listener;
    this.lambdas =
        SteepnessSchedule.lambdas(settings.steepness().start(), settings.steepness().lambda());
    this.sphere = settings.norm() > 0 ? new Sphere(settings.norm()) : null;
    this.starts =
        RectifierStarts.of(settings, rows.moments()).stream()
            .map(z -> sphere == null ? z : sphere.point(0, z))
            .toList();
    this.runs =
        starts.stream().map(x -> new RectifierRun(settings, sphere, x, lambdas.length)).toList();
  }

  /**
   * Minimizes.
   *
   * @throws io.pente.failure.BadInputException where columns are missing or do not fit each other,
   *     a row cannot be used, there is none, or the start has another length
   * @throws DivergenceException where no finite minimizer was found
   */
  public static TrainedRectifier train(
      Table table, RectifierSettings settings, TrainingListener listener) {
    Kernels.note().map(Sentence::plain).ifPresent(listener::note);
    try (RectifierRows rows = RectifierRows.of(table, settings, listener)) {
      return new RectifierTraining(rows, settings, listener).run();
    }
  }

  private TrainedRectifier run() {
    RectifierWarnings warnings = new RectifierWarnings(rows, settings, listener);
    warnings.deadRows(starts, lambdas[0]);
    RectifierProgress progress =
        new RectifierProgress(runs, lambdas, rows.moments().rows(), listener);
    minimize(progress);
    TrainedRectifier trained = trained();
    progress.ended(runs.get(trained.bestStart()));
    warnings.stationary(trained);
    warnings.zero(trained.model().x(), starts.get(trained.bestStart()));
    return trained;
  }

  private void minimize(RectifierProgress progress) {
    Objective plain = new RectifierObjective(rows.cached().blocks(), rows.moments(), lambdas);
    Objective objective = sphere == null ? plain : new ChangedObjective(plain, sphere);
    List<RectifierRun> asking = runs;
    while (!asking.isEmpty()) {
      pass(asking, objective, progress.label());
      progress.passed();
      asking = asking.stream().filter(RectifierRun::running).toList();
    }
  }

  /** One pass answers all that these runs ask. */
  private static void pass(List<RectifierRun> asking, Objective objective, String label) {
    List<Query> queries = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (RectifierRun run : asking) {
      queries.addAll(run.questions());
      ends.add(queries.size());
    }
    List<Evaluation> answers = objective.evaluate(queries, Batch.ALL, label);
    int from = 0;
    for (int k = 0; k < asking.size(); k++) {
      asking.get(k).tell(answers.subList(from, ends.get(k)));
      from = ends.get(k);
    }
  }

  private TrainedRectifier trained() {
    int best = best();
    RectifierRun run = runs.get(best);
    Outcome end = run.outcome();
    double[] objectives = runs.stream().mapToDouble(r -> r.outcome().best().value()).toArray();
    Training training =
        new Training(
            settings.optimizer().shortName(),
            run.iterations(),
            rows.cached().passes(),
            end.why().converged(),
            end.why().text(),
            objectives[best],
            objectives[best],
            run.gradientNorm(),
            rows.moments().rows(),
            notes(objectives, best));
    return new TrainedRectifier(
        new RectifierModel(
            run.point(),
            objectives[best],
            run.gradientNorm(),
            settings.steepness().lambda(),
            training),
        objectives,
        best,
        end.referenceNorm(),
        rows.layout().complex(),
        rows.cached().partitions(),
        rows.cached().skippedRows());
  }

  /** The start that led lowest; of several as low, to rounding, the first that converged. */
  private int best() {
    int best = -1;
    for (int k = 0; k < runs.size(); k++) {
      Outcome outcome = runs.get(k).outcome();
      boolean usable = outcome.why() != StopReason.DIVERGED;
      if (usable && (best < 0 || better(outcome, runs.get(best).outcome()))) {
        best = k;
      }
    }
    if (best < 0) {
      throw new DivergenceException(
          Sentence.of(
              "no start led anywhere: %s (try %s, %s lbfgs, or other starts)",
              runs.get(0).outcome().seen(),
              Sentence.setting("lambdaStart"),
              Sentence.setting("optimizer")));
    }
    return best;
  }

  private static boolean better(Outcome a, Outcome b) {
    double error = a.best().valueError() + b.best().valueError();
    double lower = b.best().value() - a.best().value();
    boolean level = Math.abs(lower) <= error;
    return level ? a.why().converged() && !b.why().converged() : lower > 0;
  }

  private Map<String, Object> notes(double[] objectives, int best) {
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("tolerance", settings.stopping().tolerance());
    notes.put("startGradientNorm", runs.get(best).outcome().referenceNorm());
    if (lambdas.length > 1) {
      notes.put("lambdas", Arrays.stream(lambdas).boxed().toList());
    }
    if (sphere != null) {
      notes.put("norm", sphere.radius());
    }
    notes.put("starts", starts.size());
    notes.put("bestStart", best + 1);
    notes.put("objectives", Arrays.stream(objectives).boxed().toList());
    if (settings.starts().point().isEmpty()) {
      notes.put("seed", settings.starts().seed());
    }
    notes.put("complex", rows.layout().complex());
    return notes;
  }
}
