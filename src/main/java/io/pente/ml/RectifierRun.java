package io.pente.ml;

import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import io.pente.objective.Sphere;
import io.pente.optim.Minimization;
import io.pente.optim.Outcome;
import io.pente.optim.Problem;
import io.pente.optim.Progress;
import io.pente.optim.StopReason;
import io.pente.settings.MiniBatch;
import io.pente.settings.RectifierSettings;
import io.pente.settings.Stopping;
import java.util.List;

/**
 * One start's way through the stages of continuation, each a minimization that begins where the one
 * before ended. It asks and is told, so that all starts share passes wherever each of them is.
 */
final class RectifierRun {
  private final RectifierSettings settings;
  private final Sphere sphere;
  private final double[] start;
  private final int stages;
  private double[] point;
  private int stage;
  private int iterations;
  private Minimization<?> current;
  private Outcome outcome;
  private Reached reached;

  /**
   * Where a run stands.
   *
   * @param stage from 0
   * @param iteration over all stages
   * @param gradientNorm tangential where there is a sphere
   */
  record Reached(int stage, int iteration, double objective, double gradientNorm, double step) {}

  /**
   * @param sphere null without a norm constraint
   * @param start x₀, on the sphere
   * @param stages how many steepnesses there are; stage k is problem k of the objective
   */
  RectifierRun(RectifierSettings settings, Sphere sphere, double[] start, int stages) {
    this.settings = settings;
    this.sphere = sphere;
    this.start = start;
    this.stages = stages;
    this.point = start;
    this.current =
        minimization(new Problem(0, start, null), settings.stopping().withTolerance(tolerance()));
  }

  private double tolerance() {
    return stage < stages - 1
        ? Math.max(SteepnessSchedule.ROUGH, settings.stopping().tolerance())
        : settings.stopping().tolerance();
  }

  private Minimization<?> minimization(Problem problem, Stopping stopping) {
    return Minimization.of(
        List.of(problem),
        Optimizers.rectifier(settings.optimizer()),
        stopping,
        MiniBatch.ALL,
        this::hear);
  }

  private void hear(Progress progress) {
    Progress.OfProblem now = progress.problems().get(0);
    reached =
        new Reached(
            stage,
            iterations + progress.iteration(),
            now.objective(),
            now.gradientNorm() / shrinkage(now.iterate().point()),
            now.iterate().step());
  }

  private double shrinkage(double[] z) {
    return sphere == null ? 1 : sphere.shrinkage(z);
  }

  boolean running() {
    return current != null;
  }

  List<Query> questions() {
    return current.questions();
  }

  void tell(List<Evaluation> answers) {
    current = current.tell(answers);
    if (!current.running()) {
      end(current.outcomes().get(0));
    }
  }

  private void end(Outcome ended) {
    double[] z = ended.best().point();
    outcome = ended;
    reached =
        new Reached(
            stage,
            iterations + ended.best().iteration(),
            ended.best().value(),
            gradientNorm(),
            ended.best().step());
    point = sphere == null ? z : sphere.point(0, z);
    iterations += ended.best().iteration();
    boolean last = stage == stages - 1;
    boolean shrunk =
        ended.why() == StopReason.TOLERANCE
            && gradientNorm() > settings.stopping().tolerance() * ended.referenceNorm();
    if (last && !(shrunk && iterations < settings.stopping().iterations())) {
      current = null;
      return;
    }
    stage += last ? 0 : 1;
    int left = settings.stopping().iterations() - iterations;
    current =
        minimization(
            new Problem(stage, point, null).relativeTo(start), Stopping.of(left, tolerance()));
  }

  /** Where the last stage that ended came to; of the whole run, once it is no longer running. */
  Outcome outcome() {
    return outcome;
  }

  /** x there. */
  double[] point() {
    return point;
  }

  /** ‖∇f‖ there, tangential where there is a sphere. */
  double gradientNorm() {
    return outcome.gradientNorm() / shrinkage(outcome.best().point());
  }

  /** Updates over all stages that ended. */
  int iterations() {
    return iterations;
  }

  /** The last accepted point; null before the first. */
  Reached reached() {
    return reached;
  }
}
