package io.pente.optim;

import java.util.Locale;

/**
 * Notices that a minimization has met rounding: the decrease that the next step promises is below
 * the objective's own error, and for a while neither the promise nor the gradient's norm has
 * reached a new low nor the objective fallen beyond rounding. (The first two go on falling long
 * after the objective stops doing so, and where the curvature is small the objective falls for long
 * although each step promises little.)
 *
 * @param norm the lowest gradient norm since the promise fell below the error; ∞ if it has not
 * @param promise the lowest promise since then
 * @param level the objective when one of the three last fell
 * @param since how many iterates ago that was
 */
public record RoundingWatch(double norm, double promise, BoundedValue level, int since) {
  static final RoundingWatch NONE =
      new RoundingWatch(
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          new BoundedValue(Double.POSITIVE_INFINITY, 0),
          0);

  RoundingWatch after(double nextNorm, double promised, BoundedValue next) {
    if (promised > next.error()) {
      return NONE;
    }
    if (level.above(next) || nextNorm < norm || promised < promise) {
      return new RoundingWatch(Math.min(norm, nextNorm), Math.min(promise, promised), next, 0);
    }
    return new RoundingWatch(norm, promise, level, since + 1);
  }

  /**
   * The end of a method that has an idea of the Hessian: at rounding where neither its next step
   * nor a minimum along a coordinate would lower the objective by more than its error; otherwise
   * its steps have become too small.
   *
   * @param promised what its next step would lower the objective by
   */
  static NextStep.Stop solved(Problem problem, Iterate at, double promised) {
    return stop(problem.nothingToGain(at), at, promised);
  }

  /**
   * The end of a method that goes along the gradient, whose short steps say nothing of how much
   * there is to gain: at rounding where the gradient itself is, as far as that can be known.
   */
  static NextStep.Stop downhill(Problem problem, Iterate at, double promised) {
    return stop(!problem.yardstick().known() || problem.lostInRounding(at), at, promised);
  }

  private static NextStep.Stop stop(boolean shown, Iterate at, double promised) {
    return new NextStep.Stop(
        shown ? StopReason.ROUNDING : StopReason.CRAWLING,
        String.format(
            Locale.ROOT,
            "another step promises a decrease of %.2g, and the value %.6g is known to %.2g",
            promised,
            at.value(),
            at.valueError()));
  }
}
