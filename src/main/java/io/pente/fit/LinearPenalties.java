package io.pente.fit;

import io.pente.data.Moments;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.objective.LinearSpace;
import io.pente.objective.Penalty;
import io.pente.settings.PenaltyUnits;
import java.util.function.IntFunction;

/**
 * What each target's weights cost in the space trained in: what the settings say, in the units that
 * they ask for, which the columns' moments give.
 *
 * @param asked of each target, by number
 * @param moments of the rows that are fitted to
 */
record LinearPenalties(
    IntFunction<io.pente.settings.Penalty> asked,
    LinearSpace space,
    Moments moments,
    LinearRows rows) {
  /** The elastic net of target k. */
  Penalty of(int k) {
    return space.penalty(k, l2(k), l1(k), units(k).features());
  }

  /** The factor of each coordinate's square for target k. */
  double[] squareFactors(int k) {
    return space.squareFactors(l2(k), units(k).features());
  }

  private PenaltyUnits units(int k) {
    return asked.apply(k).units();
  }

  /** The squares' factor in original units. */
  private double l2(int k) {
    double l2 = asked.apply(k).l2();
    double factor = units(k).features() ? l2 * unbiased(k) : l2;
    return units(k).targets() && l2 > 0 ? factor / deviation(k) : factor;
  }

  private double l1(int k) {
    double l1 = asked.apply(k).l1();
    return units(k).features() ? l1 * Math.sqrt(unbiased(k)) : l1;
  }

  private double unbiased(int k) {
    return units(k).unbiased() ? moments.unbiased() : 1;
  }

  /** Of target k in original units; 1 for one that does not vary, whose weights are 0 anyway. */
  private double deviation(int k) {
    double packed = moments.targets().deviation(k);
    return packed == 0 ? 1 : space.originalSize(k, packed) * Math.sqrt(unbiased(k));
  }

  /**
   * That target k has a deviation where its penalty is in units of it.
   *
   * @throws InvalidSettingException otherwise
   */
  void check(int k, boolean intercept) {
    Moments.Columns targets = moments.targets();
    io.pente.settings.Penalty own = asked.apply(k);
    boolean needed = own.units().targets() && (own.l2() > 0 || own.l1() > 0);
    if (needed && !intercept && targets.variance()[k] == 0 && targets.rootMeanSquare(k) > 0) {
      throw InvalidSettingException.conflict(
          own.l2() > 0 ? "l2" : "l1",
          own.l2() > 0 ? own.l2() : own.l1(),
          Sentence.of(
              "is in units of the deviation of target '%s', which does not vary: take 0, or %s",
              rows.targetNames().get(k), Sentence.setting("intercept")));
    }
  }
}
