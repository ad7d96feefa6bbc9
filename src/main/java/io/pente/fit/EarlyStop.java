package io.pente.fit;

import io.pente.data.Batch;
import io.pente.event.FitEvent;
import io.pente.event.FitProgress;
import io.pente.model.LinearModel;
import io.pente.model.Training;
import io.pente.objective.Evaluation;
import io.pente.objective.LinearSpace;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import io.pente.optim.Iterate;
import io.pente.optim.Method;
import io.pente.optim.Outcome;
import io.pente.optim.Problem;
import io.pente.optim.Progress;
import io.pente.optim.Stage;
import io.pente.optim.StopReason;
import io.pente.settings.MiniBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A linear problem that ends when the error of held-out rows has not become lower, for any target,
 * for so many iterations, and of which each target that has not converged keeps the iterate of its
 * least such error.
 */
final class EarlyStop implements FitProblem {
  private final LinearProblem problem;
  private final HeldOutRows others;
  private final LinearRows rows;
  private final Best[] best;
  private boolean exhausted;

  /**
   * The best iterate of a target so far.
   *
   * @param since how many iterations have passed
   */
  private record Best(double error, Iterate at, int since) {
    Best older() {
      return new Best(error, at, since + 1);
    }
  }

  EarlyStop(LinearProblem problem, HeldOutRows others, LinearRows rows) {
    this.problem = problem;
    this.others = others;
    this.rows = rows;
    this.best = new Best[problem.targets().size()];
  }

  @Override
  public boolean goesOn(Progress now) {
    double[] errors = others.errors(model(now));
    boolean hope = false;
    for (int i = 0; i < best.length; i++) {
      boolean lower = best[i] == null || errors[i] < best[i].error();
      best[i] = lower ? new Best(errors[i], now.problems().get(i).iterate(), 0) : best[i].older();
      hope |= best[i].since() < others.patience();
    }
    exhausted = !hope;
    return hope;
  }

  /** The model where the problems stand. */
  private LinearModel model(Progress now) {
    LinearSpace space = problem.space();
    int p = best.length;
    int n = space.features();
    double[] centre = new double[n];
    Arrays.setAll(centre, j -> problem.settings().intercept() ? space.featureMean(j) : 0);
    double[] column = new double[Math.multiplyExact(n, space.targets())];
    double[] weights = new double[Math.multiplyExact(n, p)];
    double[] bias = new double[p];
    double[] atCentre = new double[p];
    for (int i = 0; i < p; i++) {
      int k = problem.targets().get(i);
      double[] point = now.problems().get(i).iterate().point();
      bias[i] = space.original(k, point, null, column);
      atCentre[i] = space.predictionAt(centre, k, point, null);
      for (int j = 0; j < n; j++) {
        weights[j * p + i] = column[j * space.targets() + k];
      }
    }
    return new LinearModel(
        rows.featureNames(),
        problem.targets().stream().map(rows.targetNames()::get).toList(),
        weights,
        bias,
        centre,
        atCentre,
        ReadOrigins.of(rows.origins(), problem.targets()),
        new Training("", now.iteration(), 0, false, "", 0, 0, 0, 0, Map.of()));
  }

  /** The run's end, with the iterates that are kept. */
  Fit.Ended kept(Fit.Ended end) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < best.length; i++) {
      outcomes.add(kept(end.outcomes().get(i), i));
    }
    return new Fit.Ended(outcomes, end.emptyBatches());
  }

  private Outcome kept(Outcome outcome, int i) {
    boolean settled = outcome.why().converged() || outcome.why() == StopReason.DIVERGED;
    if (settled || best[i] == null) {
      return outcome;
    }
    int k = problem.targets().get(i);
    double[] point = best[i].at().point();
    List<Query> queries = List.of(Query.gradient(k, point));
    Evaluation there = problem.objective().evaluate(queries, Batch.ALL, "the iterate kept").get(0);
    Problem own = problem.starts().get(i).problem();
    boolean early = exhausted && outcome.why() == StopReason.STOPPED;
    return new Outcome(
        new Iterate(best[i].at().iteration(), point, there, best[i].at().step()),
        outcome.start(),
        early ? StopReason.HELD_OUT : outcome.why(),
        String.format(
            Locale.ROOT,
            "the least held-out error, %.6g, was that of iteration %d",
            best[i].error(),
            best[i].at().iteration()),
        own.gradientNorm(point, there.gradient()),
        outcome.unit(),
        outcome.iterations());
  }

  @Override
  public Objective objective() {
    return problem.objective();
  }

  @Override
  public Method<?> method() {
    return problem.method();
  }

  @Override
  public String identity() {
    return problem.identity();
  }

  @Override
  public List<Stage> starts() {
    return problem.starts();
  }

  @Override
  public MiniBatch batch() {
    return problem.batch();
  }

  @Override
  public FitProgress progress(Progress now, double seconds) {
    return problem.progress(now, seconds);
  }

  @Override
  public Optional<FitProgress> ended(List<Outcome> outcomes, double seconds) {
    return problem.ended(outcomes, seconds);
  }

  @Override
  public List<FitEvent> events(Progress before, Progress now) {
    return problem.events(before, now);
  }

  @Override
  public String label(FitProgress last) {
    return problem.label(last);
  }
}
