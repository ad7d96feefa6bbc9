package io.pente.settings;

/**
 * What large weights cost: l2 Σ σⱼ²Wⱼₖ² + l1 Σ σⱼ|Wⱼₖ|, with σⱼ the feature's standard deviation
 * (divisor q; 1 where features are not standardized) and targets in original units. The bias is
 * free.
 *
 * @param l2 the squares' factor, ≥ 0
 * @param l1 the absolute values' factor, ≥ 0
 */
public record Penalty(double l2, double l1) {
  public static final Penalty NONE = new Penalty(0, 0);

  /**
   * @throws io.pente.failure.InvalidSettingException for a value out of its range
   */
  public Penalty {
    Ranges.requireNotNegative(l2, "l2");
    Ranges.requireNotNegative(l1, "l1");
  }

  public Penalty withL2(double factor) {
    return new Penalty(factor, l1);
  }

  public Penalty withL1(double factor) {
    return new Penalty(l2, factor);
  }
}
