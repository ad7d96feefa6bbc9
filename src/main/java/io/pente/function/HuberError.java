package io.pente.function;

/**
 * Huber's loss with its scale σ &gt; 0 as a variable, Σᵢ ωᵢ (σ + H(rᵢ/σ)σ) over rows i, H(z) = z²
 * for |z| ≤ ε and 2ε|z| − ε² beyond (Huber and Ronchetti, Robust Statistics, 2009, 7.7). It is
 * convex in residuals and scale together, and grows as they do: (cr, cσ) cost c times (r, σ).
 *
 * <pre>
 *              within, |r| ≤ εσ        beyond
 *   cost       σ + r²/σ                σ(1 − ε²) + 2ε|r|
 *   ∂/∂r       2 r/σ                   2 ε sign(r)
 *   ∂/∂ln σ    σ − r²/σ                σ(1 − ε²)
 * </pre>
 */
public final class HuberError {
  private HuberError() {}

  /**
   * Adds a tile's costs column by column and turns residuals into half their derivatives, ω times,
   * in place. Nothing is allocated.
   *
   * @param residuals R, count × c row-major from index 0
   * @param rowWeights ω ≥ 0; null where every row weighs 1
   * @param from the index in ω that belongs to row 0 of R
   * @param scales σ, c; NaN for a column that is only to be multiplied by ω
   * @param squares c; Σ ω r² is added in place
   * @param losses c; Σ ω (σ + H(r/σ)σ) is added in place
   * @param slopes c; half of its derivative by ln σ is added in place
   */
  public static void add(
      double[] residuals,
      int count,
      int c,
      double[] rowWeights,
      int from,
      double epsilon,
      double[] scales,
      double[] squares,
      double[] losses,
      double[] slopes) {
    for (int i = 0; i < count; i++) {
      double omega = rowWeights == null ? 1 : rowWeights[from + i];
      for (int k = 0; k < c; k++) {
        double r = residuals[i * c + k];
        double scale = scales[k];
        squares[k] += omega * r * r;
        if (Double.isNaN(scale)) {
          residuals[i * c + k] = omega * r;
        } else if (Math.abs(r) <= epsilon * scale) {
          double z = r / scale;
          losses[k] += omega * (scale + r * z);
          slopes[k] += omega * (scale - r * z) / 2;
          residuals[i * c + k] = omega * z;
        } else {
          double flat = scale * (1 - epsilon * epsilon);
          losses[k] += omega * (flat + 2 * epsilon * Math.abs(r));
          slopes[k] += omega * flat / 2;
          residuals[i * c + k] = omega * Math.copySign(epsilon, r);
        }
      }
    }
  }
}
