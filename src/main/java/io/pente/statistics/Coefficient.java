package io.pente.statistics;

/**
 * A coefficient in original units, and how sure it is. What does not exist is NaN, and {@code
 * absent} says why.
 *
 * @param name of its feature; {@link CoefficientTable#INTERCEPT} for the intercept
 * @param t estimate / standard error
 * @param p P(|T| ≥ |t|), two-sided
 * @param low of its confidence interval
 * @param high the same
 * @param absent why it has no standard error; empty where it has
 */
public record Coefficient(
    String name,
    double estimate,
    double standardError,
    double t,
    double p,
    double low,
    double high,
    String absent) {
  /** With a standard error. */
  static Coefficient of(String name, double estimate, double error, double df, double critical) {
    double t = estimate / error;
    double p = Distributions.twoSidedT(t, df);
    double half = critical * error;
    return new Coefficient(name, estimate, error, t, p, estimate - half, estimate + half, "");
  }

  /** Without. */
  static Coefficient unsure(String name, double estimate, String why) {
    double no = Double.NaN;
    return new Coefficient(name, estimate, no, no, no, no, no, why);
  }
}
