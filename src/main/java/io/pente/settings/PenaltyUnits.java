package io.pente.settings;

/**
 * The units in which a penalty takes weights. With all three, as spark.ml's {@code l-bfgs} has it,
 * target k's weights cost l2/τₖ Σ σⱼ²Wⱼₖ² + l1 Σ σⱼ|Wⱼₖ|: what is told of the first is half of what
 * the label, in units of its deviation, would be told of the second.
 *
 * @param features whether σⱼ is the feature's standard deviation where features are standardized;
 *     otherwise 1, however they are scaled in training
 * @param targets whether τₖ is the target's standard deviation; otherwise 1
 * @param unbiased whether these deviations have the divisor Σω − Σω²/Σω, which for q rows without
 *     weights is q − 1; otherwise Σω
 */
public record PenaltyUnits(boolean features, boolean targets, boolean unbiased) {
  /** σⱼ with divisor Σω, τ = 1. */
  public static final PenaltyUnits DEFAULT = new PenaltyUnits(true, false, false);
}
