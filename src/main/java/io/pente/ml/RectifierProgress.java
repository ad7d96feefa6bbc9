package io.pente.ml;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Tells a training's listener of the start that is best among those that have come farthest. */
final class RectifierProgress {
  private final List<RectifierRun> runs;
  private final double[] lambdas;
  private final long rows;
  private final TrainingListener listener;
  private final long startTime = System.nanoTime();
  private List<RectifierRun.Reached> last = List.of();

  /**
   * @param lambdas the steepness of each stage
   * @param rows how many each pass goes over
   */
  RectifierProgress(
      List<RectifierRun> runs, double[] lambdas, long rows, TrainingListener listener) {
    this.runs = runs;
    this.lambdas = lambdas;
    this.rows = rows;
    this.listener = listener;
  }

  /** After a pass. */
  void passed() {
    List<RectifierRun.Reached> now = runs.stream().map(RectifierRun::reached).toList();
    if (now.equals(last)) {
      return;
    }
    last = now;
    RectifierRun.Reached best = best();
    listener.iteration(
        new TrainingProgress(
            iteration(),
            best.objective(),
            best.objective(),
            best.gradientNorm(),
            best.step(),
            (System.nanoTime() - startTime) * 1e-9,
            rows));
  }

  private int iteration() {
    return last.stream().mapToInt(RectifierRun.Reached::iteration).max().orElse(0);
  }

  private RectifierRun.Reached best() {
    int farthest = last.stream().mapToInt(RectifierRun.Reached::stage).max().orElse(0);
    return last.stream()
        .filter(reached -> reached.stage() == farthest)
        .min(Comparator.comparingDouble(RectifierRun.Reached::objective))
        .orElseThrow();
  }

  /** What the next pass is called. */
  String label() {
    return last.isEmpty()
        ? "start"
        : String.format(
            Locale.ROOT,
            "iteration %d, lambda %.4g: f %.6g",
            iteration() + 1,
            lambdas[best().stage()],
            best().objective());
  }
}
