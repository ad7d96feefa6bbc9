package io.pente.statistics;

/**
 * What a hypothesis' test says for one target.
 *
 * @param hypothesis as it was written
 * @param f the statistic; NaN where there is none
 * @param restrictions degrees of freedom above
 * @param degreesOfFreedom those below; infinite for χ²/restrictions
 * @param p P(F ≥ f)
 * @param absent why there is none; empty where there is
 */
public record WaldTest(
    String hypothesis,
    String target,
    double f,
    int restrictions,
    double degreesOfFreedom,
    double p,
    String absent) {}
