package io.pente.ml;

import io.pente.event.FitEvent;
import io.pente.event.FitProgress;
import io.pente.objective.ChangeOfVariables;
import io.pente.objective.ChangedObjective;
import io.pente.objective.Objective;
import io.pente.objective.RectifierObjective;
import io.pente.objective.Sphere;
import io.pente.optim.Method;
import io.pente.optim.Outcome;
import io.pente.optim.Problem;
import io.pente.optim.Progress;
import io.pente.optim.Stage;
import io.pente.optim.Stages;
import io.pente.optim.StopReason;
import io.pente.settings.RectifierSettings;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * f(x) = ‖S(Mx)⁺ − Ax − t‖² from several starts, each an independent problem that goes through the
 * steepnesses of continuation, problem number k of the objective being f with steepness k.
 *
 * <p>On the sphere ‖x‖ = R the variables are z with x = Rz/‖z‖, whose gradient is R/‖z‖ times the
 * tangential one. Should ‖z‖ have grown so much that the tangential gradient is still above the
 * tolerance at the end, the run goes on from z = x.
 *
 * @param points where the starts are, on the sphere where there is one
 * @param lambdas the steepnesses
 */
record RectifierProblem(
    RectifierRows rows,
    RectifierSettings settings,
    List<double[]> points,
    double[] lambdas,
    Optional<Sphere> sphere)
    implements FitProblem, Stages {
  @Override
  public Method<?> method() {
    return Optimizers.rectifier(settings.optimizer());
  }

  @Override
  public Objective objective() {
    Objective plain = new RectifierObjective(rows.cached().blocks(), rows.moments(), lambdas);
    return sphere
        .map(s -> (ChangeOfVariables) s)
        .<Objective>map(change -> new ChangedObjective(plain, change))
        .orElse(plain);
  }

  @Override
  public List<Stage> starts() {
    List<Stage> stages = new ArrayList<>();
    for (double[] x : points) {
      stages.add(new Stage(Problem.of(0, x), settings.stopping().withTolerance(tolerance(0))));
    }
    return stages;
  }

  private double tolerance(int stage) {
    double asked = settings.stopping().tolerance();
    return stage < lambdas.length - 1 ? Math.max(SteepnessSchedule.ROUGH, asked) : asked;
  }

  @Override
  public Stages stages() {
    return this;
  }

  @Override
  public Optional<Stage> after(Stage ended, Outcome outcome) {
    int stage = ended.problem().index();
    int left = settings.stopping().iterations() - outcome.iterations();
    boolean last = stage == lambdas.length - 1;
    boolean shrunk =
        outcome.why() == StopReason.TOLERANCE
            && gradientNorm(outcome) > settings.stopping().tolerance() * outcome.referenceNorm();
    if (last && !(shrunk && left > 0)) {
      return Optional.empty();
    }
    int next = last ? stage : stage + 1;
    Problem problem = Problem.of(next, point(outcome)).relativeTo(ended.problem().reference());
    return Optional.of(new Stage(problem, Stopping.of(left, tolerance(next))));
  }

  /** x where a run ended. */
  double[] point(Outcome outcome) {
    double[] z = outcome.best().point();
    return sphere.map(s -> s.point(0, z)).orElse(z);
  }

  /** ‖∇f‖ there, tangential where there is a sphere. */
  double gradientNorm(Outcome outcome) {
    return outcome.gradientNorm() / shrinkage(outcome.best().point());
  }

  private double shrinkage(double[] z) {
    return sphere.map(s -> s.shrinkage(z)).orElse(1.0);
  }

  /** Of the start that is lowest among those that have come farthest. */
  @Override
  public FitProgress progress(Progress now, double seconds) {
    List<Progress.OfProblem> starts = now.problems();
    int best = 0;
    for (int k = 1; k < starts.size(); k++) {
      int farther = starts.get(k).problem() - starts.get(best).problem();
      boolean lower = starts.get(k).objective() < starts.get(best).objective();
      best = farther > 0 || farther == 0 && lower ? k : best;
    }
    return progress(starts.get(best), best, seconds);
  }

  @Override
  public Optional<FitProgress> ended(List<Outcome> outcomes, double seconds) {
    OptionalInt best = best(outcomes);
    if (best.isEmpty()) {
      return Optional.empty();
    }
    Outcome end = outcomes.get(best.getAsInt());
    Map<String, Object> notes = notes(lambdas.length - 1, best.getAsInt());
    double value = end.best().value();
    double goal = settings.stopping().tolerance() * end.referenceNorm();
    return Optional.of(
        new FitProgress(
            end.iterations(),
            value,
            value,
            gradientNorm(end),
            goal,
            end.best().step(),
            seconds,
            rows.moments().rows(),
            notes));
  }

  /** The start that led lowest; of several as low, to rounding, the first that converged. */
  OptionalInt best(List<Outcome> outcomes) {
    int best = -1;
    for (int k = 0; k < outcomes.size(); k++) {
      Outcome outcome = outcomes.get(k);
      boolean usable = outcome.why() != StopReason.DIVERGED;
      if (usable && (best < 0 || better(outcome, outcomes.get(best)))) {
        best = k;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private static boolean better(Outcome a, Outcome b) {
    double error = a.best().valueError() + b.best().valueError();
    double lower = b.best().value() - a.best().value();
    boolean level = Math.abs(lower) <= error;
    return level ? a.why().converged() && !b.why().converged() : lower > 0;
  }

  private Map<String, Object> notes(int stage, int start) {
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("lambda", lambdas[stage]);
    notes.put("start", start + 1);
    return notes;
  }

  private FitProgress progress(Progress.OfProblem at, int start, double seconds) {
    double shrinkage = shrinkage(at.iterate().point());
    return new FitProgress(
        at.iterations(),
        at.objective(),
        at.objective(),
        at.gradientNorm() / shrinkage,
        at.goal() / shrinkage,
        at.iterate().step(),
        seconds,
        rows.moments().rows(),
        notes(at.problem(), start));
  }

  @Override
  public List<FitEvent> events(Progress before, Progress now) {
    List<FitEvent> events = new ArrayList<>();
    for (int k = 0; k < before.problems().size(); k++) {
      Progress.OfProblem old = before.problems().get(k);
      if (now.problems().get(k).problem() != old.problem()) {
        events.add(
            new FitEvent.StageEnded(k + 1, old.problem() + 1, lambdas.length, old.iterations()));
      }
    }
    return events;
  }

  @Override
  public String label(FitProgress last) {
    return String.format(
        Locale.ROOT,
        "iteration %d, lambda %.4g: f %.6g",
        last.iteration() + 1,
        (Double) last.notes().get("lambda"),
        last.objective());
  }
}
