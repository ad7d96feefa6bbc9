package io.pente.optim;

/**
 * How the minimization of one problem ended.
 *
 * @param best the iterate with the lowest objective, to rounding; after mini-batches the lower of
 *     the last one and the iterates' mean, with value and gradient over all rows
 * @param start where it began, in the first of its stages
 * @param why it ended
 * @param seen why, in figures
 * @param gradientNorm {@link Problem#gradientNorm} at {@code best}
 * @param unit what the tolerance is relative to
 * @param iterations how many updates there were, those of earlier stages included
 */
public record Outcome(
    Iterate best,
    Iterate start,
    StopReason why,
    String seen,
    double gradientNorm,
    double unit,
    int iterations) {}
