package io.pente.settings;

/**
 * What large weights cost: l2 Σ σⱼ²Wⱼₖ² + l1 Σ σⱼ|Wⱼₖ|, with σⱼ the feature's standard deviation
 * (divisor q; 1 where features are not standardized) and targets in original units, or in other
 * units. The bias is free.
 *
 * @param l2 the squares' factor, ≥ 0
 * @param l1 the absolute values' factor, ≥ 0
 */
public record Penalty(double l2, double l1, PenaltyUnits units) {
  public static final Penalty NONE = new Penalty(0, 0);

  /**
   * @throws io.pente.failure.InvalidSettingException for a value out of its range
   */
  public Penalty {
    Ranges.requireNotNegative(l2, "l2");
    Ranges.requireNotNegative(l1, "l1");
  }

  /** In the default units. */
  public Penalty(double l2, double l1) {
    this(l2, l1, PenaltyUnits.DEFAULT);
  }

  public Penalty withL2(double factor) {
    return new Penalty(factor, l1, units);
  }

  public Penalty withL1(double factor) {
    return new Penalty(l2, factor, units);
  }

  public Penalty withUnits(PenaltyUnits other) {
    return new Penalty(l2, l1, other);
  }
}
