package io.pente.ml;

import io.pente.objective.Sphere;
import io.pente.optim.Listener;
import io.pente.optim.Progress;
import io.pente.optim.Standing;
import java.util.Comparator;
import java.util.Locale;

/**
 * Tells a training's listener of the start that is best so far.
 *
 * @param sphere null without a norm constraint
 * @param before iterations of earlier stages
 * @param startTime as of System.nanoTime
 */
record RectifierProgress(
    double lambda, Sphere sphere, int before, long rows, long startTime, TrainingListener listener)
    implements Listener {
  @Override
  public void iteration(Progress progress) {
    Standing best = best(progress);
    double shrinkage = sphere == null ? 1 : sphere.shrinkage(best.iterate().point());
    listener.iteration(
        new TrainingProgress(
            before + progress.iteration(),
            best.objective(),
            best.objective(),
            best.gradientNorm() / shrinkage,
            best.iterate().step(),
            (System.nanoTime() - startTime) * 1e-9,
            rows));
  }

  private static Standing best(Progress progress) {
    return progress.standings().stream()
        .min(Comparator.comparingDouble(Standing::objective))
        .orElseThrow();
  }

  @Override
  public String label(Progress progress) {
    return String.format(
        Locale.ROOT,
        "iteration %d, lambda %.4g: f %.6g",
        before + progress.iteration() + 1,
        lambda,
        best(progress).objective());
  }
}
