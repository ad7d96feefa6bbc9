package io.pente.ml;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells a training's listener of the start that is best among those that have come farthest. */
final class RectifierProgress {
  private final List<RectifierRun> runs;
  private final double[] lambdas;
  private final long rows;
  private final TrainingListener listener;
  private final long startTime = System.nanoTime();
  private RectifierRun.Reached last;

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
    tell(best());
  }

  /** At the end, of the start that is the model's. */
  void ended(RectifierRun run) {
    tell(run);
  }

  private void tell(RectifierRun run) {
    RectifierRun.Reached now = run.reached();
    if (now.equals(last)) {
      return;
    }
    last = now;
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("lambda", lambdas[now.stage()]);
    notes.put("start", runs.indexOf(run) + 1);
    listener.iteration(
        new TrainingProgress(
            now.iteration(),
            now.objective(),
            now.objective(),
            now.gradientNorm(),
            now.step(),
            (System.nanoTime() - startTime) * 1e-9,
            rows,
            notes));
  }

  private RectifierRun best() {
    int farthest = runs.stream().mapToInt(run -> run.reached().stage()).max().orElse(0);
    return runs.stream()
        .filter(run -> run.reached().stage() == farthest)
        .min(Comparator.comparingDouble(run -> run.reached().objective()))
        .orElseThrow();
  }

  /** What the next pass is called. */
  String label() {
    return last == null
        ? "start"
        : String.format(
            Locale.ROOT,
            "iteration %d, lambda %.4g: f %.6g",
            last.iteration() + 1,
            lambdas[last.stage()],
            last.objective());
  }
}
