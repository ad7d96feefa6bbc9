package io.pente.optim;

/**
 * An accepted point: finite in every number.
 *
 * @param iteration how many updates led here, from 0
 * @param point z
 * @param value f(z), without Σ l1ᵢ|zᵢ|
 * @param valueError a bound on the rounding error in {@code value}
 * @param gradient ∇f(z)
 * @param step the step length that led here; 0 at the start
 */
public record Iterate(
    int iteration,
    double[] point,
    double value,
    double valueError,
    double[] gradient,
    double step) {}
