package io.pente.fit;

import io.pente.event.FitEvent;
import io.pente.event.FitProgress;
import io.pente.objective.Objective;
import io.pente.objective.RectifierSpace;
import io.pente.optim.Iterate;
import io.pente.optim.Method;
import io.pente.optim.Outcome;
import io.pente.optim.Problem;
import io.pente.optim.Progress;
import io.pente.optim.Stage;
import io.pente.optim.Stages;
import io.pente.optim.StopReason;
import io.pente.optim.Yardstick;
import io.pente.settings.RectifierSettings;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
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
 * <p>On a sphere the space's gradient is 1/‖u‖ times what it would be for a u of length 1. Should
 * ‖u‖ have grown so much that the latter is still above the tolerance at the end, the run goes on
 * from there.
 *
 * @param space in which it is minimized
 * @param points where the starts are in it
 * @param lambdas the steepnesses
 */
record RectifierProblem(
    RectifierRows rows,
    RectifierSettings settings,
    RectifierSpace space,
    List<double[]> points,
    double[] lambdas)
    implements FitProblem, Stages {
  @Override
  public Method<?> method() {
    return Optimizers.rectifier(settings.optimizer());
  }

  @Override
  public String identity() {
    return Fit.identity(SettingsMap.of(settings), space.identity());
  }

  @Override
  public Objective objective() {
    return space.objective(rows.cached().blocks(), lambdas);
  }

  @Override
  public List<Stage> starts() {
    List<Stage> stages = new ArrayList<>();
    for (double[] z : points) {
      Problem problem = problem(0, z, space.unit());
      stages.add(new Stage(problem, settings.stopping().withTolerance(tolerance(0))));
    }
    return stages;
  }

  /**
   * In the space every gradient's entry is at most about 2; a step on a sphere at most its radius.
   */
  private Problem problem(int index, double[] z, double unit) {
    double[] ones = new double[z.length];
    Arrays.fill(ones, 1);
    return Problem.of(index, z)
        .measuredBy(new Yardstick(ones, unit, space.level()))
        .within(space.bounded() ? 1 : Double.POSITIVE_INFINITY);
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
    double[] z = outcome.best().point();
    boolean shrunk =
        outcome.why() == StopReason.TOLERANCE
            && outcome.gradientNorm() * space.stretch(z)
                > settings.stopping().tolerance() * outcome.unit();
    if (last && !(shrunk && left > 0)) {
      return Optional.empty();
    }
    int next = last ? stage : stage + 1;
    double[] start = space.bounded() ? space.scaled(space.original(z)) : z;
    Problem problem = problem(next, start, space.hasSize() ? space.unit() : outcome.unit());
    return Optional.of(new Stage(problem, Stopping.of(left, tolerance(next))));
  }

  /** x where a run ended. */
  double[] point(Outcome outcome) {
    return space.original(outcome.best().point());
  }

  /** ‖∇f‖ at an iterate, tangential where there is a sphere. */
  double gradientNorm(Iterate at) {
    return space.originalGradientNorm(at.point(), at.gradient());
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
    double value = space.originalValue(end.best().value());
    double limit = settings.stopping().tolerance() * end.unit();
    return Optional.of(
        new FitProgress(
            end.iterations(),
            value,
            value,
            gradientNorm(end.best()),
            goal(end.best(), end.gradientNorm(), limit),
            end.best().step(),
            seconds,
            rows.moments().rows(),
            notes));
  }

  /** The original gradient's norm at which the rule's would be at its limit. */
  private double goal(Iterate at, double norm, double limit) {
    double measured = norm * space.stretch(at.point());
    return measured > 0 ? gradientNorm(at) * (limit / measured) : 0;
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
    double value = space.originalValue(at.objective());
    return new FitProgress(
        at.iterations(),
        value,
        value,
        gradientNorm(at.iterate()),
        goal(at.iterate(), at.gradientNorm(), at.goal()),
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
