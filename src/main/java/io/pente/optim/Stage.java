package io.pente.optim;

import io.pente.settings.Stopping;

/**
 * One minimization of a chain: most are one alone.
 *
 * @param stopping when it stops; its iterations are its own
 */
public record Stage(Problem problem, Stopping stopping) {}
