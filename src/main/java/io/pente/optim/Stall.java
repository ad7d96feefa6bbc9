package io.pente.optim;

/**
 * Notices that a minimisation has met rounding: the decrease that the next step promises is below
 * the value's own error, and the gradient's norm has reached no new low for a while. (The norm goes
 * on falling long after the value stops doing so, which is why the value alone cannot tell.)
 *
 * @param low the lowest gradient norm since the promise fell below the error
 * @param since how many iterates ago that was
 */
record Stall(double low, int since) {
  static final Stall NONE = new Stall(Double.POSITIVE_INFINITY, 0);

  Stall after(double norm, double promised, double error) {
    if (promised > error) {
      return NONE;
    }
    return norm < low ? new Stall(norm, 0) : new Stall(low, since + 1);
  }

  static Move.Stop stop(Iterate at, double promised) {
    return new Move.Stop(
        StopReason.ROUNDING,
        String.format(
            java.util.Locale.ROOT,
            "another step promises a decrease of %.2g, and the value %.6g is known to %.2g",
            promised,
            at.value(),
            at.valueError()));
  }
}
