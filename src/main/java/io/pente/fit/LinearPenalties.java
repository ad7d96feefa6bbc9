package io.pente.fit;

import io.pente.data.Moments;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.objective.LinearSpace;
import io.pente.objective.Penalty;
import io.pente.settings.PenaltyUnits;

/**
 * What each target's weights cost in the space trained in: what the settings say, in the units that
 * they ask for, which the columns' moments give.
 *
 * @param moments of the rows that are fitted to
 */
record LinearPenalties(
    io.pente.settings.Penalty asked, LinearSpace space, Moments moments, LinearRows rows) {
  /** The elastic net of target k. */
  Penalty of(int k) {
    return space.penalty(k, l2(k), l1(), asked.units().features());
  }

  /** The factor of each coordinate's square for target k. */
  double[] squareFactors(int k) {
    return space.squareFactors(l2(k), asked.units().features());
  }

  /** The squares' factor in original units. */
  private double l2(int k) {
    PenaltyUnits units = asked.units();
    double factor = units.features() ? asked.l2() * unbiased() : asked.l2();
    return units.targets() && asked.l2() > 0 ? factor / deviation(k) : factor;
  }

  private double l1() {
    return asked.units().features() ? asked.l1() * Math.sqrt(unbiased()) : asked.l1();
  }

  private double unbiased() {
    return asked.units().unbiased() ? moments.unbiased() : 1;
  }

  /** Of target k in original units; 1 for one that does not vary, whose weights are 0 anyway. */
  private double deviation(int k) {
    double packed = moments.targets().deviation(k);
    return packed == 0 ? 1 : space.originalSize(k, packed) * Math.sqrt(unbiased());
  }

  /**
   * That target k has a deviation where its penalty is in units of it.
   *
   * @throws InvalidSettingException otherwise
   */
  void check(int k, boolean intercept) {
    Moments.Columns targets = moments.targets();
    boolean needed = asked.units().targets() && (asked.l2() > 0 || asked.l1() > 0);
    if (needed && !intercept && targets.variance()[k] == 0 && targets.rootMeanSquare(k) > 0) {
      throw InvalidSettingException.conflict(
          asked.l2() > 0 ? "l2" : "l1",
          asked.l2() > 0 ? asked.l2() : asked.l1(),
          Sentence.of(
              "is in units of the deviation of target '%s', which does not vary: take 0, or %s",
              rows.targetNames().get(k), Sentence.setting("intercept")));
    }
  }
}
