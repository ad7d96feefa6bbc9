package io.pente.optim;

import io.pente.objective.Evaluation;

/**
 * A search for a step α along a descent direction d, on φ(α) = f(z + αd): a pure state that asks
 * for one step at a time.
 *
 * <p>A step is taken by Wolfe's conditions, φ(α) ≤ φ(0) + δαφ′(0), where values can tell that, and
 * φ′(α) ≥ σφ′(0); or, where rounding hides the first, by the approximate ones, φ(α) ≤ φ(0) beyond
 * the two values' errors and (2δ − 1)φ′(0) ≥ φ′(α) ≥ σφ′(0) (Hager and Zhang, SIAM J. Optim. 16,
 * 2005, 4.1, 4.2; δ = 0.1, σ = 0.9). Between trials the zero of φ′ is estimated by the secant,
 * which is exact for a quadratic at the second trial; an interval that fails to shrink by a third
 * is halved.
 *
 * @param from φ(0)
 * @param slope φ′(0) &lt; 0
 * @param first the first trial
 * @param low the longest step known to be too short: φ′ &lt; 0 and φ not above φ(0)
 * @param high the shortest known to be too long; null if none
 * @param width of the interval when the trial was chosen
 * @param step the trial asked about
 * @param tries left
 * @param found the step taken; null while searching or if none was
 */
record LineSearch(
    BoundedValue from,
    double slope,
    double first,
    Trial low,
    Trial high,
    double width,
    double step,
    int tries,
    Trial found) {
  private static final double DELTA = 0.1;
  private static final double SIGMA = 0.9;
  private static final double SHRINK = 0.66;
  private static final double FARTHER = 100;
  private static final double NARROW = 1e-12;

  /**
   * What is known at a step.
   *
   * @param slope φ′; NaN where it is of no use
   * @param answer null at 0 and where it was not finite
   */
  record Trial(double step, double value, double slope, Evaluation answer) {}

  static LineSearch start(BoundedValue from, double slope, double firstStep, int tries) {
    Trial zero = new Trial(0, from.value(), slope, null);
    return new LineSearch(
        from, slope, firstStep, zero, null, Double.POSITIVE_INFINITY, firstStep, tries, null);
  }

  /** What the first trial promised to lower φ by, were φ a parabola with its minimum there. */
  double promised() {
    return -slope * first / 2;
  }

  boolean done() {
    return found != null || tries == 0;
  }

  /**
   * The state after the answer at {@code step}.
   *
   * @param level φ there; not finite if anything was not
   * @param slopeThere φ′ there
   */
  LineSearch tell(BoundedValue level, double slopeThere, Evaluation answer) {
    if (!level.finite() || !Double.isFinite(slopeThere)) {
      return closer(low, new Trial(step, Double.POSITIVE_INFINITY, Double.NaN, null));
    }
    Trial trial = new Trial(step, level.value(), slopeThere, answer);
    if (takes(level, slopeThere)) {
      return new LineSearch(from, slope, first, low, high, width, step, tries, trial);
    }
    if (slopeThere >= 0) {
      return closer(low, trial);
    }
    return level.above(from)
        ? closer(low, new Trial(step, level.value(), Double.NaN, answer))
        : closer(trial, high);
  }

  private boolean takes(BoundedValue level, double slopeThere) {
    boolean tells = -step * slope > from.error() + level.error();
    boolean fallen = tells && level.value() <= from.value() + DELTA * step * slope;
    boolean level0 = !level.above(from) && slopeThere <= (2 * DELTA - 1) * slope;
    return slopeThere >= SIGMA * slope && (fallen || level0);
  }

  private LineSearch closer(Trial newLow, Trial newHigh) {
    double next = newHigh == null ? farther(newLow) : between(newLow, newHigh);
    double newWidth = newHigh == null ? Double.POSITIVE_INFINITY : newHigh.step - newLow.step;
    boolean room = newHigh == null ? Double.isFinite(next) : newWidth > NARROW * newHigh.step;
    if (tries > 1 && room) {
      return new LineSearch(from, slope, first, newLow, newHigh, newWidth, next, tries - 1, null);
    }
    // A step that is only too short is better than none.
    Trial taken = newLow.answer != null ? newLow : null;
    return new LineSearch(from, slope, first, newLow, newHigh, newWidth, next, 0, taken);
  }

  private double farther(Trial newLow) {
    double limit = FARTHER * newLow.step;
    double zero = secant(low, newLow);
    return zero > newLow.step ? Math.min(zero, limit) : limit;
  }

  private double between(Trial a, Trial b) {
    double gap = b.step - a.step;
    if (b.answer == null) {
      return a.step + gap / 10;
    }
    if (Double.isNaN(b.slope)) {
      double fall = -a.slope * gap * gap / (2 * (b.value - a.value - a.slope * gap));
      return a.step + Math.min(Math.max(fall, gap / 1000), gap / 2);
    }
    double zero = secant(a, b);
    boolean inside = zero > a.step && zero < b.step;
    return inside && gap <= SHRINK * width ? zero : a.step + gap / 2;
  }

  /** Where the line through the slopes at a and b is 0. */
  private static double secant(Trial a, Trial b) {
    return a.step + (b.step - a.step) * (a.slope / (a.slope - b.slope));
  }
}
