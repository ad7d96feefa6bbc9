package io.pente.settings;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;

/**
 * λ of the smoothed rectifier (u)⁺ = u/(1 + e^{−λu}), and where continuation begins.
 *
 * @param lambda &gt; 0: the sigmoid's slope at 0 is a quarter of it
 * @param start in (0, λ]; λ for no continuation
 */
public record Steepness(double lambda, double start) {

  /**
   * @throws InvalidSettingException for a value out of its range
   */
  public Steepness {
    Ranges.require(Ranges.positive(lambda), "lambda", lambda, "above 0");
    if (!Ranges.positive(start) || start > lambda) {
      throw InvalidSettingException.range(
          "lambdaStart",
          start,
          Sentence.of("above 0 and no more than %s", Sentence.setting("lambda")));
    }
  }

  /** Without continuation. */
  public static Steepness of(double lambda) {
    return new Steepness(lambda, lambda);
  }

  public Steepness withStart(double gentle) {
    return new Steepness(lambda, gentle);
  }
}
