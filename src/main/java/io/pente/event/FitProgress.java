package io.pente.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a run stands after an update.
 *
 * @param iteration updates made, from 0
 * @param loss the mean squared error without penalty, in original units; for a rectifier f
 * @param objective what is minimized: the loss with the penalty, or Huber's
 * @param gradientNorm ‖∇objective‖ in the space trained in
 * @param goal the norm that the run stops at
 * @param step the last step length; the largest of several targets'
 * @param seconds since the run began
 * @param rows how many rows the pass went over
 * @param notes what else there is to say, by name
 */
public record FitProgress(
    int iteration,
    double loss,
    double objective,
    double gradientNorm,
    double goal,
    double step,
    double seconds,
    long rows,
    Map<String, Object> notes) {
  public FitProgress {
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
  }

  /** Whether all but the time is the same. */
  public boolean sameAs(FitProgress other) {
    return iteration == other.iteration
        && loss == other.loss
        && objective == other.objective
        && gradientNorm == other.gradientNorm
        && step == other.step
        && notes.equals(other.notes);
  }
}
