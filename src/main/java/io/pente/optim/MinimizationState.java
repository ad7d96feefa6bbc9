package io.pente.optim;

import java.util.List;

/**
 * All there is to resume a minimization from.
 *
 * @param round how many passes were answered
 * @param problems one for each problem, in their order
 * @param measured whether the ends of a run on mini-batches have been evaluated over all rows
 */
record MinimizationState<S extends Record>(
    int round, List<ProblemRun<S>> problems, boolean measured) {
  MinimizationState {
    problems = List.copyOf(problems);
  }

  /** Whether any problem has not come to its end. */
  boolean running() {
    return problems.stream().anyMatch(ProblemRun::running);
  }

  Progress progress(Method<S> method) {
    return new Progress(round, problems.stream().map(p -> p.progress(method)).toList());
  }

  long iterations(Method<S> method) {
    return problems.stream()
        .map(p -> method.current(p.state()))
        .mapToLong(i -> i == null ? -1 : i.iteration())
        .sum();
  }
}
