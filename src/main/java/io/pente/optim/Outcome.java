package io.pente.optim;

/**
 * How the minimization of one problem ended.
 *
 * @param best the iterate with the lowest objective, to rounding; after mini-batches the last, with
 *     value and gradient over all rows
 * @param why it ended
 * @param seen why, in figures
 * @param gradientNorm {@link Problem#gradientNorm} at {@code best}
 * @param referenceNorm the same at the reference point
 * @param iterations how many updates led to {@code best}, those of earlier stages included
 */
public record Outcome(
    Iterate best,
    StopReason why,
    String seen,
    double gradientNorm,
    double referenceNorm,
    int iterations) {}
