package io.pente.optim;

import io.pente.settings.Stopping;

/**
 * One minimization of a chain: most are one alone.
 *
 * @param stopping when it stops; its iterations are its own
 */
public record Stage(Problem problem, Stopping stopping) {
  /** The same with another limit of iterations. */
  Stage limitedTo(int iterations) {
    return new Stage(problem, stopping.withIterations(Math.max(0, iterations)));
  }
}
