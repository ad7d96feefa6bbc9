package io.pente.model;

import java.io.Serializable;

/**
 * What a squared-loss fit knows of how sure its weights are, for all targets at once, in units in
 * which nothing is lost: feature j is z<sub>j</sub> = (x<sub>j</sub> − meanⱼ)/unitⱼ, and target k
 * is in its own unit uₖ. About the means the prediction and the slopes are uncorrelated,
 *
 * <pre>
 *   Var(ŷₖ at the means) = sₖ²/Σω      Cov(slopes of z) = sₖ²/Σω · inverse      sₖ² = (RᵀΩR)ₖₖ/df
 * </pre>
 *
 * with inverse = (Z̃ᵀ diag(ω) Z̃/Σω)⁺. Immutable.
 *
 * @param absent why there is none, in words; empty where there is
 * @param design what the rows' features say
 * @param residuals what the targets and the fit say
 */
public record Inference(String absent, Design design, Residuals residuals) implements Serializable {
  /**
   * @throws IllegalArgumentException where there is one and it has no numbers
   */
  public Inference {
    if (absent.isEmpty() && residuals.targets() == 0) {
      throw new IllegalArgumentException("An inference has at least one target");
    }
  }

  /** One that there is. */
  public static Inference of(Design design, Residuals residuals) {
    return new Inference("", design, residuals);
  }

  /**
   * None.
   *
   * @param why in words, such as {@code "the fit has an l1 penalty"}
   */
  public static Inference none(String why) {
    return new Inference(why, Design.NONE, Residuals.NONE);
  }

  /** Whether there is one. */
  public boolean present() {
    return absent.isEmpty();
  }

  /** Residual covariance of targets k and l in the targets' units: (RᵀΩR)ₖₗ/df. */
  public double residualCovariance(int k, int l) {
    double product = residuals.product(k, l) / residuals.degreesOfFreedom();
    return product * residuals.unit(k) * residuals.unit(l);
  }

  /** Residual standard error of target k: √((RᵀΩR)ₖₖ/df). */
  public double residualDeviation(int k) {
    double square = residuals.product(k, k) / residuals.degreesOfFreedom();
    return Math.sqrt(square) * residuals.unit(k);
  }

  @Override
  public String toString() {
    return present() ? residuals.degreesOfFreedom() + " degrees of freedom" : "none: " + absent;
  }
}
