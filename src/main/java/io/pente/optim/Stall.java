package io.pente.optim;

import java.util.Locale;

/**
 * Notices that a minimisation has met rounding: the decrease that the next step promises is below
 * the value's own error, and neither the promise nor the gradient's norm has reached a new low for a
 * while. (Both go on falling long after the value stops doing so, which is why the value alone
 * cannot tell.)
 *
 * @param norm the lowest gradient norm since the promise fell below the error
 * @param promise the lowest promise since then
 * @param since how many iterates ago either was met
 */
record Stall(double norm, double promise, int since) {
  static final Stall NONE = new Stall(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

  Stall after(double nextNorm, double promised, double error) {
    if (promised > error) {
      return NONE;
    }
    boolean lower = nextNorm < norm || promised < promise;
    return new Stall(Math.min(norm, nextNorm), Math.min(promise, promised), lower ? 0 : since + 1);
  }

  static Move.Stop stop(Iterate at, double promised) {
    return new Move.Stop(
        StopReason.ROUNDING,
        String.format(
            Locale.ROOT,
            "another step promises a decrease of %.2g, and the value %.6g is known to %.2g",
            promised,
            at.value(),
            at.valueError()));
  }
}
