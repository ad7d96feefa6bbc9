package io.pente.ml;

import io.pente.objective.LinearSpace;
import io.pente.objective.RidgeObjective;
import io.pente.optim.Iterate;
import io.pente.optim.Listener;
import io.pente.optim.Progress;
import io.pente.settings.LinearSettings;
import java.util.Locale;
import java.util.Map;

/** Tells a training's listener in original units what the minimization reports in its own. */
final class LinearProgress implements Listener {
  private final LinearSpace space;
  private final RidgeObjective penalized;
  private final LinearSettings settings;
  private final PackedTable rows;
  private final TrainingListener listener;
  private final long start = System.nanoTime();

  LinearProgress(
      LinearSpace space,
      RidgeObjective penalized,
      LinearSettings settings,
      PackedTable rows,
      TrainingListener listener) {
    this.space = space;
    this.penalized = penalized;
    this.settings = settings;
    this.rows = rows;
    this.listener = listener;
  }

  /** Target k's mean squared error, without penalty. */
  static double loss(LinearSpace space, RidgeObjective penalized, int k, Iterate at) {
    return space.originalValue(k, Math.max(0, at.value() - penalized.penalty(at.point())));
  }

  /** The same with both penalties. */
  static double objective(LinearSpace space, double l1, int k, Iterate at) {
    double[] factors = space.absoluteFactors(l1, k);
    double sum = 0;
    for (int j = 0; factors != null && j < factors.length; j++) {
      sum += factors[j] * Math.abs(at.point()[j]);
    }
    return space.originalValue(k, at.value() + sum);
  }

  @Override
  public void iteration(Progress progress) {
    double loss = 0;
    double whole = 0;
    for (int k = 0; k < progress.problems().size(); k++) {
      Iterate at = progress.problems().get(k).iterate();
      loss += loss(space, penalized, k, at);
      whole += objective(space, settings.penalty().l1(), k, at);
    }
    listener.iteration(
        new TrainingProgress(
            progress.iteration(),
            loss,
            whole,
            progress.gradientNorm(),
            progress.step(),
            (System.nanoTime() - start) * 1e-9,
            Math.round(settings.batch().fraction() * rows.moments().rows()),
            Map.of()));
  }

  @Override
  public String label(Progress progress) {
    double loss = 0;
    for (int k = 0; k < progress.problems().size(); k++) {
      loss += loss(space, penalized, k, progress.problems().get(k).iterate());
    }
    return String.format(Locale.ROOT, "iteration %d: loss %.6g", progress.iteration() + 1, loss);
  }
}
