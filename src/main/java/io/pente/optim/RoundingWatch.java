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

  static NextStep.Stop stop(Iterate at, double promised) {
    return new NextStep.Stop(
        StopReason.ROUNDING,
        String.format(
            Locale.ROOT,
            "another step promises a decrease of %.2g, and the value %.6g is known to %.2g",
            promised,
            at.value(),
            at.valueError()));
  }
}
