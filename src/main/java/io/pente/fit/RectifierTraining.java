package io.pente.fit;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.DivergenceException;
import io.pente.failure.Sentence;
import io.pente.linalg.Kernels;
import io.pente.model.DataSummary;
import io.pente.model.RectifierModel;
import io.pente.model.Training;
import io.pente.objective.RectifierSpace;
import io.pente.optim.Outcome;
import io.pente.settings.Optimizer;
import io.pente.settings.RectifierSettings;
import io.pente.table.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Minimizes f(x) = ‖S(Mx)⁺ − Ax − t‖² over a table's rows, packed and cached once. All starts are
 * answered by the same passes.
 *
 * <p>With continuation, λ goes from {@code lambdaStart} to {@code lambda} by equal factors of at
 * most 4, each stage but the last to a tolerance of 10⁻³ and starting where the one before ended;
 * tolerance and limit of iterations hold over all stages. Each start goes through the stages on its
 * own.
 */
public final class RectifierTraining {
  private final RectifierProblem problem;
  private final List<Outcome> outcomes;

  private RectifierTraining(RectifierProblem problem, List<Outcome> outcomes) {
    this.problem = problem;
    this.outcomes = outcomes;
  }

  /**
   * Minimizes.
   *
   * @throws io.pente.failure.BadInputException where columns are missing or do not fit each other,
   *     a row cannot be used, there is none, or the start has another length
   * @throws DivergenceException where no finite minimizer was found
   */
  public static TrainedRectifier train(
      Table table, RectifierSettings settings, FitListener listener) {
    return train(table, settings, Optional.empty(), listener);
  }

  /**
   * The same, gone on from where a run was.
   *
   * @param state as {@link FitEvent.Iterated} has it; empty to begin
   * @throws io.pente.failure.UsageException where it is of another optimizer or problem
   */
  public static TrainedRectifier train(
      Table table, RectifierSettings settings, Optional<String> state, FitListener listener) {
    Kernels.note().map(Sentence::plain).ifPresent(listener::note);
    try (RectifierRows rows = RectifierRows.of(table, settings, listener)) {
      return train(rows, settings, state, listener);
    }
  }

  private static TrainedRectifier train(
      RectifierRows rows,
      RectifierSettings settings,
      Optional<String> state,
      FitListener listener) {
    RectifierProblem problem = problem(rows, settings);
    RectifierWarnings warnings = new RectifierWarnings(rows, settings, listener);
    List<double[]> starts = problem.points().stream().map(problem.space()::original).toList();
    warnings.deadRows(starts, problem.lambdas()[0]);
    List<Outcome> outcomes = Fit.run(problem, state, listener).outcomes();
    TrainedRectifier trained = new RectifierTraining(problem, outcomes).trained();
    warnings.stationary(trained);
    warnings.zero(trained.model().x(), starts.get(trained.bestStart()));
    Training training = trained.model().training();
    training.cautions().forEach(caution -> listener.note(Sentence.plain(caution.text())));
    if (!training.converged()) {
      listener.note(Sentence.of("not converged: %s%s", training.stopReason(), advice(settings)));
    }
    listener.on(
        new FitEvent.Ended(
            training.converged(), training.stopReason(), training.iterations(), training.passes()));
    return trained;
  }

  /** What to try, but for what is in use. */
  private static Sentence advice(RectifierSettings settings) {
    boolean sloping = settings.steepness().start() < settings.steepness().lambda();
    return Sentence.of(
        ": try more %s, other %s%s, or %s %s",
        Sentence.setting("iterations"),
        Sentence.setting("starts"),
        sloping ? "" : Sentence.of(", %s", Sentence.setting("lambdaStart")),
        Sentence.setting("optimizer"),
        another(settings));
  }

  /** An optimizer other than the one in use. */
  private static String another(RectifierSettings settings) {
    return settings.optimizer() == Optimizer.LBFGS ? "gauss-newton" : "lbfgs";
  }

  private static RectifierProblem problem(RectifierRows rows, RectifierSettings settings) {
    RectifierSpace space = new RectifierSpace(rows.moments(), settings.norm());
    List<double[]> starts =
        RectifierStarts.of(settings, rows.moments()).stream().map(space::scaled).toList();
    double[] lambdas =
        SteepnessSchedule.lambdas(settings.steepness().start(), settings.steepness().lambda());
    return new RectifierProblem(rows, settings, space, starts, lambdas);
  }

  private TrainedRectifier trained() {
    int best = best();
    Outcome end = outcomes.get(best);
    RectifierRows rows = problem.rows();
    RectifierSettings settings = problem.settings();
    double[] objectives =
        outcomes.stream()
            .mapToDouble(o -> problem.space().originalValue(o.best().value()))
            .toArray();
    double gradientNorm = problem.gradientNorm(end.best());
    RectifierEnd seen = RectifierEnd.of(problem, end);
    Training training =
        new Training(
            settings.optimizer().shortName(),
            end.iterations(),
            rows.cached().passes(),
            seen.converged(),
            seen.reason(),
            objectives[best],
            objectives[best],
            gradientNorm,
            rows.moments().rows(),
            SettingsMap.of(settings),
            List.of(),
            List.of(),
            RectifierWarnings.disagreement(objectives, rows.moments()),
            data(rows),
            notes(objectives, best));
    return new TrainedRectifier(
        new RectifierModel(
            problem.point(end),
            objectives[best],
            gradientNorm,
            settings.steepness().lambda(),
            training),
        objectives,
        best,
        problem.gradientNorm(end.start()),
        rows.layout().complex(),
        rows.cached().partitions(),
        rows.cached().skippedRows());
  }

  private int best() {
    return problem
        .best(outcomes)
        .orElseThrow(
            () ->
                new DivergenceException(
                    Sentence.of(
                        "no start led anywhere: %s%s",
                        outcomes.get(0).seen(), advice(problem.settings()))));
  }

  private static DataSummary data(RectifierRows rows) {
    double[] none = new double[0];
    return new DataSummary(
        rows.moments().rows(),
        rows.cached().skippedRows(),
        rows.cached().partitions(),
        rows.moments().rows(),
        List.of(),
        none,
        none,
        none,
        none,
        rows.account());
  }

  private Map<String, Object> notes(double[] objectives, int best) {
    double[] lambdas = problem.lambdas();
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("startGradientNorm", problem.gradientNorm(outcomes.get(best).start()));
    if (lambdas.length > 1) {
      notes.put("lambdas", Arrays.stream(lambdas).boxed().toList());
    }
    notes.put("starts", outcomes.size());
    notes.put("bestStart", best + 1);
    notes.put("objectives", Arrays.stream(objectives).boxed().toList());
    notes.put("complex", problem.rows().layout().complex());
    return notes;
  }
}
