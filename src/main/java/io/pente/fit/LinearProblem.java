package io.pente.fit;

import io.pente.event.FitProgress;
import io.pente.objective.LinearSpace;
import io.pente.objective.Objective;
import io.pente.objective.Penalty;
import io.pente.optim.Method;
import io.pente.optim.Newton;
import io.pente.optim.Problem;
import io.pente.optim.Progress;
import io.pente.optim.Stage;
import io.pente.optim.Yardstick;
import io.pente.settings.LinearSettings;
import io.pente.settings.MiniBatch;
import io.pente.settings.Optimizer;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ŷ = XW + 1bᵀ in the space trained in, each target an independent problem.
 *
 * @param targets which of the rows' targets, by number
 * @param points where each target's begins
 * @param penalties one for each of the rows' targets
 * @param hessians where the optimizer needs them
 * @param rows how many there are
 * @param weighing how many of them weigh anything
 */
record LinearProblem(
    LinearSpace space,
    List<Integer> targets,
    List<double[]> points,
    List<Penalty> penalties,
    Objective objective,
    LinearSettings settings,
    Optimizer optimizer,
    Optional<Hessians> hessians,
    long rows,
    long weighing)
    implements FitProblem {
  /** That of the first target, which says of the features what all do. */
  Optional<HessianFactor> hessian() {
    return hessians.map(of -> of.of(targets.get(0)));
  }

  @Override
  public Method<?> method() {
    Optional<Method<?>> newton = hessians.map(of -> new Newton(of::of));
    return newton.orElseGet(() -> Optimizers.linear(optimizer, settings, weighing));
  }

  @Override
  public String identity() {
    return Fit.identity(SettingsMap.of(settings), rows + space.identity());
  }

  @Override
  public List<Stage> starts() {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      int k = targets.get(i);
      Problem problem = new Problem(k, points.get(i), penalties.get(k));
      Yardstick measure = LinearYardstick.of(space, settings, penalties.get(k), k);
      stages.add(new Stage(problem.measuredBy(measure), stopping()));
    }
    return stages;
  }

  /** Newton's method goes on to rounding level. */
  private Stopping stopping() {
    return hessians.isEmpty() ? settings.stopping() : settings.stopping().withTolerance(0);
  }

  @Override
  public MiniBatch batch() {
    return settings.batch();
  }

  @Override
  public FitProgress progress(Progress now, double seconds) {
    double loss = 0;
    double objective = 0;
    double goal = 0;
    for (Progress.OfProblem p : now.problems()) {
      loss += LinearResult.loss(space, p.problem(), p.iterate().there());
      objective += space.originalValue(p.problem(), p.objective());
      goal += p.goal() * p.goal();
    }
    return new FitProgress(
        now.iteration(),
        loss,
        objective,
        now.gradientNorm(),
        Math.sqrt(goal),
        now.step(),
        seconds,
        Math.round(settings.batch().fraction() * rows),
        Map.of());
  }

  @Override
  public String label(FitProgress last) {
    return String.format(Locale.ROOT, "iteration %d: loss %.6g", last.iteration() + 1, last.loss());
  }
}
